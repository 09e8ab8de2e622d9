package dev.jetway.reservation.architecture.planted.domain;

/** Stands for a value of the domain. */
public record SomeValue(String text) {}
