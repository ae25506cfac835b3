/**
 * Messages to conversation trees, by Jamie Zawinski's algorithm (JWZ, https://www.jwz.org/doc/threading.html), each
 * edge with its evidence.
 *
 * <p>Read in this order: {@link annals.thread.Envelope} goes into the {@link annals.thread.Threader},
 * {@link annals.thread.MailThread} comes out, its nodes are {@link annals.thread.ThreadNode}s joined by
 * {@link annals.thread.Edge}s. {@link annals.thread.IncrementalThreader} makes only the trees that a batch can touch.
 *
 * <pre>{@code
 * List<Envelope> envelopes = messages.stream().map(Envelope::of).toList();
 * for (MailThread thread : new Threader(Threader.SUBJECT_WINDOW).thread(envelopes)) {
 *     for (MailThread.Step step : thread.walk()) {
 *         System.out.println("  ".repeat(step.depth()) + step.node().id());
 *     }
 * }
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.thread;
