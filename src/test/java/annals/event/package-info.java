/** Tests of the recognition of events: mails with the event that each records, in a file. */
@org.jspecify.annotations.NullMarked
package annals.event;
