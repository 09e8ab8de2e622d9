package dev.jetway.flight.domain;

/** Why a seat is not for sale. */
public enum BlockKind {
  /** Kept back by an agent: crew rest, weight and balance, a VIP. */
  BLOCKED,
  /** Broken. */
  INOPERATIVE
}
