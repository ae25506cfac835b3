package annals.profile;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The profiles that Annals knows: data in {@code profiles.json} beside this class. */
public final class Profiles {
    private final List<ListProfile> profiles;

    public Profiles(List<ListProfile> profiles) {
        this.profiles = List.copyOf(profiles);
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
        try (InputStream json = Profiles.class.getResourceAsStream("profiles.json")) {
            return new Profiles(JsonMapper.shared().readValue(json, new TypeReference<List<ListProfile>>() {}));
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
        String wanted = list.toLowerCase(Locale.ROOT);
        return profiles.stream()
                .filter(profile ->
                        profile.address().equals(wanted) || profile.listIds().contains(wanted))
                .findFirst();
    }

    /** The first profile, in the order of the file, of which a tag stands in brackets in a subject. */
    public Optional<ListProfile> bySubject(String subject) {
        if (subject.indexOf('[') < 0) {
            return Optional.empty();
        }
        String lower = subject.toLowerCase(Locale.ROOT);
        return profiles.stream()
                .filter(profile -> profile.subjectTags().stream()
                        .anyMatch(tag -> lower.contains("[" + tag.toLowerCase(Locale.ROOT) + "]")))
                .findFirst();
    }
}
