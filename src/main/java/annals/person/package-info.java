/**
 * Who is one person: the mailboxes of an archive joined by a conservative rule, each join with its reason.
 *
 * <p>Start with {@link annals.person.People}, which states the rule, then {@link annals.person.Person}.
 *
 * <pre>{@code
 * People people = People.of(mailsByMailbox, lists, Profiles.builtIn());
 * people.person(new Mailbox("Finch, Ada", "ada@example.net")).addresses();  // [ada@example.org, ada@example.net]
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.person;
