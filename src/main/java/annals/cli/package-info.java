/**
 * The commands: arguments in, text and an exit code out. One class a command; {@link annals.cli.Main} puts them
 * together; {@link annals.cli.Failures} is the one place that turns exceptions into a line and a code.
 *
 * <p>Every command prints through a {@link annals.cli.Console}; text from mail passes {@link annals.mail.VisibleText}
 * first.
 */
@org.jspecify.annotations.NullMarked
package annals.cli;
