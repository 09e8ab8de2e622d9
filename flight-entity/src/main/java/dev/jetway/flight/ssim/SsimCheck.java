package dev.jetway.flight.ssim;

/** What the first pass over a file found: a file to schedule from, or one that is broken. */
public sealed interface SsimCheck permits Checked, Broken {}
