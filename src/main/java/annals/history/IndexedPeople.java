package annals.history;

import annals.index.ThreadIndexReader;
import annals.person.People;
import annals.profile.Profiles;
import java.io.IOException;

/** The people of an index. */
public final class IndexedPeople {
    private IndexedPeople() {}

    /** Joins all mailboxes of an index into people; reads no message. */
    public static People of(ThreadIndexReader index, Profiles profiles) throws IOException {
        return People.of(index.mailboxes(), index.lists(), profiles);
    }
}
