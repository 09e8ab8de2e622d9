package dev.jetway.reservation.architecture.planted.actor;

/** Stands for a shell. */
public final class SomeActor {}
