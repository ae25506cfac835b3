/**
 * What a fuzzer throws at Annals, and what must hold whatever it throws. Each class with a method
 * {@code fuzzerTestOneInput} is a target of Jazzer; src/bench/README.md tells how to run them.
 *
 * <p>The targets go through the public way in alone, so that a change inside leaves them as they are:
 * {@link annals.fuzz.ArchiveFuzzer} reads bytes as an archive, {@link annals.fuzz.MailFuzzer} as one mail,
 * {@link annals.fuzz.HeaderFuzzer} as the values of its headers, {@link annals.fuzz.HtmlFuzzer} as an HTML body,
 * {@link annals.fuzz.SegmenterFuzzer} as decoded text, {@link annals.fuzz.RepetitionFuzzer} as a pattern to be repeated
 * until a mail is large; {@link annals.fuzz.QueryFuzzer}, {@link annals.fuzz.ShowFuzzer},
 * {@link annals.fuzz.CatalogueFuzzer} and {@link annals.fuzz.ExportFuzzer} go through the commands, which
 * {@link annals.fuzz.Program} runs. {@link annals.fuzz.Soundness} holds what must be true of every message.
 */
@org.jspecify.annotations.NullMarked
package annals.fuzz;
