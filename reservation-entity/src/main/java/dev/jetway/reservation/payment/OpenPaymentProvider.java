package dev.jetway.reservation.payment;

/** A provider with connections of its own, which whoever opened it closes. */
public interface OpenPaymentProvider extends PaymentProvider, AutoCloseable {
  /** Ends what is under way; it is answered as unknown. */
  @Override
  void close();
}
