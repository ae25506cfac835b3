package annals.spec;

import java.time.LocalDate;

/**
 * A state that a XEP took.
 *
 * @param date the day of the commit that changed {@code <status/>}
 * @param status the state from that day on
 */
public record StatusChange(LocalDate date, Status status) {}
