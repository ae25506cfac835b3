/**
 * What a mail records of the life of a specification: proposals, announcements, calls, votes, each with the message
 * that says so.
 *
 * <p>Read in this order: {@link annals.event.RecordedEvent}, {@link annals.event.EventRecogniser}; behind it
 * {@link annals.event.Headline} reads subjects and headers, {@link annals.event.AnnouncementText} reads bodies. Votes
 * are found by {@link annals.event.VoteRecogniser}: {@link annals.event.MinutesReader} cuts minutes into items by their
 * {@link annals.event.Headings}; a {@link annals.event.VoteLayout} reads votes of several lines,
 * {@link annals.event.VoteLine} those of one and {@link annals.event.VoteProse} those of a sentence.
 * {@link annals.event.LateVotes} are of one {@link annals.event.MailAuthor}, told by {@link annals.event.OwnVote} on
 * the {@link annals.event.ItemsAbove}; {@link annals.event.Meetings} finds the minutes for them in other threads.
 *
 * <pre>{@code
 * EventRecogniser recogniser = new EventRecogniser(Catalogue.builtIn());
 * ListProfile standards = Profiles.builtIn().forList("standards@xmpp.org");
 * for (RecordedEvent event : recogniser.recognise(message, standards)) {
 *     System.out.println(event.date() + " " + event.kind() + " " + event.deliverable());
 * }
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package annals.event;
