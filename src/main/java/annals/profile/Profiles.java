package annals.profile;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The profiles that Annals knows: data in {@code profiles.json} beside this class. */
public final class Profiles {
    /** A tag as it stands in a subject, in lower case. */
    private record Tag(String bracketed, ListProfile profile) {}

    private final List<ListProfile> profiles;
    private final Map<String, ListProfile> byName = new HashMap<>();
    private final List<Tag> tags = new ArrayList<>();

    public Profiles(List<ListProfile> profiles) {
        this.profiles = List.copyOf(profiles);
        for (ListProfile profile : profiles) {
            byName.putIfAbsent(profile.address(), profile);
            profile.listIds().forEach(id -> byName.putIfAbsent(id, profile));
            profile.subjectTags().forEach(tag -> tags.add(new Tag("[" + tag.toLowerCase(Locale.ROOT) + "]", profile)));
        }
    }

    /** The profiles that ship: standards@xmpp.org, and the invented list of the bundled sample. */
    public static Profiles builtIn() {
        return BuiltIn.PROFILES;
    }

    /** Read once, when first asked for: they never change, and searches ask for them again and again. */
    private static final class BuiltIn {
        private static final Profiles PROFILES = read();
    }

    private static Profiles read() {
        try (InputStream json = Objects.requireNonNull(Profiles.class.getResourceAsStream("profiles.json"))) {
            return new Profiles(ProfileReader.read(json));
        } catch (IOException e) {
            throw new IllegalStateException("the bundled list profiles are unreadable", e);
        }
    }

    /** All profiles, in the order of the file. */
    public List<ListProfile> all() {
        return profiles;
    }

    /** The profile of a list, by its address, its List-Id or a former address; a plain one for any other list. */
    public ListProfile forList(String list) {
        return known(list).orElseGet(() -> ListProfile.plain(list));
    }

    /** The profile of a list that is known. */
    public Optional<ListProfile> known(String list) {
        return Optional.ofNullable(byName.get(list.toLowerCase(Locale.ROOT)));
    }

    /** The first profile, in the order of the file, of which a tag stands in brackets in a subject. */
    public Optional<ListProfile> bySubject(String subject) {
        if (subject.indexOf('[') < 0) {
            return Optional.empty();
        }
        String lower = subject.toLowerCase(Locale.ROOT);
        for (Tag tag : tags) {
            if (lower.contains(tag.bracketed())) {
                return Optional.of(tag.profile());
            }
        }
        return Optional.empty();
    }
}
