package dev.jetway.flight.codec;

import com.fasterxml.jackson.databind.util.Converter;
import com.fasterxml.jackson.databind.util.StdConverter;
import dev.jetway.flight.domain.SeatState;
import dev.jetway.flight.domain.Seats;
import java.util.ArrayList;
import java.util.List;

/**
 * Seats as they are written: only those that are not for sale.
 *
 * @param size how many seats there are
 */
record SeatsForm(int size, List<Taken> taken) {
  /** A seat that is not available. */
  record Taken(int index, SeatState state) {}

  static final Converter<Seats, SeatsForm> TO_FORM =
      new StdConverter<>() {
        @Override
        public SeatsForm convert(Seats seats) {
          List<Taken> taken = new ArrayList<>();
          for (int i = 0; i < seats.size(); i++) {
            if (!(seats.at(i) instanceof SeatState.Available)) {
              taken.add(new Taken(i, seats.at(i)));
            }
          }
          return new SeatsForm(seats.size(), taken);
        }
      };

  static final Converter<SeatsForm, Seats> FROM_FORM =
      new StdConverter<>() {
        @Override
        public Seats convert(SeatsForm form) {
          Seats seats = Seats.available(form.size());
          for (Taken taken : form.taken()) {
            seats = seats.with(taken.index(), taken.state());
          }
          return seats;
        }
      };
}
