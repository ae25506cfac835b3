package annals.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sums up what the members of one folder came to, as if they were the members of an archive. */
final class MemberSums {
    private static final int MAX_LEFT = 100;

    private final List<Reading.Left> left = new ArrayList<>();
    private int leftUntold;
    private boolean leftHarm;
    private boolean loose;
    private long bytes;
    private long messageBytes;
    private int messages;

    /** Adds what a member came to. */
    void add(String member, Reading reading) {
        switch (reading) {
            case Reading.Mails mails -> {
                bytes += mails.bytes();
                messageBytes += mails.messageBytes();
                messages += mails.messages();
                loose |= mails.loose();
                mails.damage().ifPresent(what -> leave(member, what + "; its readable part was read", false));
                mails.left().forEach(one -> leave(one.member(), one.what(), one.harmless()));
            }
            case Reading.NotAnArchive not -> leave(member, not.what(), not.harmless());
            case Reading.Unreadable unreadable -> leave(member, unreadable.why(), false);
        }
    }

    /** Tells of something that was not read; the member is empty for the folder itself. */
    void leave(String member, String what, boolean harmless) {
        if (left.size() < MAX_LEFT) {
            left.add(new Reading.Left(member, what, harmless));
        } else {
            leftUntold++;
            leftHarm |= !harmless;
        }
    }

    /**
     * What the folder came to.
     *
     * @param kind what it is, as {@code "a Maildir"}
     * @param damage why it could not be read to its end
     */
    Reading reading(String kind, Optional<String> damage) {
        if (messages > 0) {
            if (leftUntold > 0) {
                left.add(new Reading.Left("", "and " + leftUntold + " more members were not read", !leftHarm));
            }
            return new Reading.Mails(bytes, messageBytes, messages, loose, damage, left);
        }
        if (damage.isPresent()) {
            return new Reading.Unreadable(damage.get());
        }
        Optional<Reading.Left> first =
                left.stream().filter(one -> !one.harmless()).findFirst();
        String why = first.map(one -> ": " + one.member() + " is " + one.what()).orElse("");
        return new Reading.NotAnArchive(kind + " without mail" + why, first.isEmpty());
    }
}
