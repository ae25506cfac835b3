package annals.thread;

import java.util.Set;

/** Subjects that say too little for two messages to belong together because they share one. */
final class GenericSubjects {
    /** Below this many characters a subject says nothing ("hi", "???", "RFC"). */
    private static final int TELLING_CHARACTERS = 4;

    /**
     * Openings, and routine mails of standards@xmpp.org and of lists with weekly robots. Minutes and agendas usually
     * carry a date, then they are telling.
     */
    private static final Set<String> GENERIC = Set.of(
            "(no subject)",
            "<no subject>",
            "[no subject]",
            "no subject",
            "(none)",
            "none",
            "agenda",
            "announcement",
            "bug",
            "comments",
            "council agenda",
            "council meeting",
            "council minutes",
            "discussion",
            "feedback",
            "hello",
            "hello all",
            "hello everyone",
            "help",
            "help please",
            "introduction",
            "meeting",
            "meeting minutes",
            "minutes",
            "news",
            "patch",
            "please help",
            "proposal",
            "question",
            "questions",
            "quick question",
            "reminder",
            "security",
            "status",
            "subscribe",
            "suggestion",
            "test",
            "testing",
            "thanks",
            "thank you",
            "unsubscribe",
            "update",
            "weekly bug summary",
            "xmpp council agenda",
            "xmpp council minutes");

    private GenericSubjects() {}

    /** Whether a subject, given as {@link annals.mail.Subject#key()}, is generic or empty. */
    static boolean contains(String key) {
        return key.length() < TELLING_CHARACTERS || GENERIC.contains(key);
    }
}
