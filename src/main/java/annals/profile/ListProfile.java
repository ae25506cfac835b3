package annals.profile;

import annals.mail.Mailbox;
import annals.mail.MessageId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is special about one mailing list.
 *
 * @param address the list's address, lower case
 * @param title what to call it
 * @param subjectTags the tags it puts in brackets into subjects, without the brackets, of every era
 * @param listIds other names by which mails carry it: values of List-Id, former addresses; lower case
 * @param editors addresses whose announcements are official; lower case
 * @param editorNames display names whose announcements are official where the address is masked; compared without case
 * @param usualCharset the charset of text that declares none and is not UTF-8, a Java charset name
 * @param footers regular expressions, each for one line with which the list's own footer begins
 * @param hyperkitty the address of the list's HyperKitty archive ending in {@code /}, empty when it has none
 * @param pipermail the address of the list's pipermail archive ending in {@code /}, likewise
 */
public record ListProfile(
        String address,
        String title,
        List<String> subjectTags,
        List<String> listIds,
        List<String> editors,
        List<String> editorNames,
        String usualCharset,
        List<String> footers,
        String hyperkitty,
        String pipermail) {
    public ListProfile {
        address = address.toLowerCase(Locale.ROOT);
        subjectTags = List.copyOf(subjectTags);
        listIds = lowerCase(listIds);
        editors = lowerCase(editors);
        editorNames = List.copyOf(editorNames);
        footers = List.copyOf(footers);
    }

    /** A list of which only the address or name is known; it is taken to put its name in brackets into subjects. */
    public static ListProfile plain(String address) {
        int at = address.indexOf('@');
        String name = at > 0 ? address.substring(0, at) : address;
        return new ListProfile(
                address,
                address,
                name.isEmpty() ? List.of() : List.of(name),
                List.of(),
                List.of(),
                List.of(),
                "windows-1252",
                List.of(),
                "",
                "");
    }

    /**
     * Whether that is the list's editor, whose announcements are official: by address, or by name where that is masked.
     */
    public boolean isEditor(Mailbox from) {
        return editors.contains(from.address().toLowerCase(Locale.ROOT))
                || editorNames.stream().anyMatch(from.name()::equalsIgnoreCase);
    }

    /** Where the list's archives are on the web, the oldest first. */
    public List<String> archives() {
        return Stream.of(pipermail, hyperkitty)
                .filter(address -> !address.isEmpty())
                .toList();
    }

    /** Where a message can be read on the web, computed from its id. */
    public Permalinks permalinks(MessageId id) {
        return Permalinks.of(id, hyperkitty);
    }

    private static List<String> lowerCase(List<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
}
