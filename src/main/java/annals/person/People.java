package annals.person;

import annals.mail.Mailbox;
import annals.person.Person.Join;
import annals.person.Person.Rule;
import annals.profile.Profiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * The people of an archive. Two mailboxes are one person's when
 *
 * <ol>
 *   <li>their address is the same without regard to case; or
 *   <li>their full name is the same: two words or more that are neither initials nor titles, without regard to case,
 *       accents, punctuation and what stands in brackets, "Finch, Ada" read as "Ada Finch".
 * </ol>
 *
 * <p>A first name or a nick never joins, nor does the name of a role. An address that is a role's or shared joins only
 * mailboxes of the same name, whatever that is. An address is shared when its full names fall into three or more groups
 * that have no word in common; of 1,377 addresses of bioc-devel and r-package-devel none has more than two.
 *
 * <p>The answer depends on which mailboxes there are, not on their order. Takes time in proportion to their number.
 */
public final class People {
    private static final int UNRELATED_NAMES_OF_A_SHARED_ADDRESS = 3;

    /** A mailbox, its name as a person's, and how many mails it wrote. */
    private record Author(Mailbox mailbox, PersonalName name, int mails) {
        String address() {
            return mailbox.address().toLowerCase(Locale.ROOT);
        }
    }

    /** What mailboxes have in common when they are joined. */
    private record Trait(Rule rule, String value) implements Comparable<Trait> {
        @Override
        public int compareTo(Trait other) {
            int byRule = rule.compareTo(other.rule);
            return byRule != 0 ? byRule : value.compareTo(other.value);
        }
    }

    private final Map<Mailbox, Person> byMailbox = new HashMap<>();
    private final List<Person> all;

    private People(Collection<Person> all) {
        this.all = all.stream()
                .sorted(Comparator.comparingInt(Person::messages)
                        .reversed()
                        .thenComparing(Person::name)
                        .thenComparing(person -> String.join(" ", person.addresses())))
                .toList();
    }

    /**
     * Finds the people behind mailboxes.
     *
     * @param mails how many mails each mailbox wrote; {@link Mailbox#NOBODY} is left out
     * @param lists the addresses or names of the lists that were read: they are nobody's
     * @param profiles whose lists and editors are nobody's either
     */
    public static People of(Map<Mailbox, Integer> mails, Collection<String> lists, Profiles profiles) {
        List<Author> authors = mails.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Mailbox.NOBODY))
                .map(entry -> author(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing((Author author) -> author.mailbox().address())
                        .thenComparing(author -> author.mailbox().name()))
                .toList();
        Map<Trait, List<Integer>> groups = groups(authors, new Roles(lists, profiles));
        int[] leaders = leaders(authors.size(), groups.values());
        Map<Integer, List<Author>> members = new LinkedHashMap<>();
        for (int i = 0; i < leaders.length; i++) {
            members.computeIfAbsent(leaders[i], leader -> new ArrayList<>()).add(authors.get(i));
        }
        Map<Integer, List<Join>> joins = new HashMap<>();
        groups.forEach((trait, group) -> joins.computeIfAbsent(leaders[group.getFirst()], leader -> new ArrayList<>())
                .add(new Join(trait.rule(), trait.value(), group.size())));
        Map<Integer, Person> persons = new LinkedHashMap<>();
        members.forEach((leader, group) -> persons.put(leader, person(group, joins.getOrDefault(leader, List.of()))));
        People people = new People(persons.values());
        for (int i = 0; i < leaders.length; i++) {
            people.byMailbox.put(authors.get(i).mailbox(), persons.get(leaders[i]));
        }
        return people;
    }

    /** The person with a mailbox; one who wrote nothing where the mailbox was not among those given. */
    public Person person(Mailbox mailbox) {
        Person person = byMailbox.get(mailbox);
        return person != null ? person : person(List.of(author(mailbox, 0)), List.of());
    }

    /** Everybody, by falling number of mails, then by name. */
    public List<Person> all() {
        return all;
    }

    private static Author author(Mailbox mailbox, int mails) {
        return new Author(mailbox, PersonalName.of(mailbox.name()), mails);
    }

    /** The mailboxes that share a trait, two or more each; no two groups of one rule have the same members. */
    private static Map<Trait, List<Integer>> groups(List<Author> authors, Roles roles) {
        Set<String> shared = shared(authors);
        Map<Trait, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < authors.size(); i++) {
            for (Trait trait : traits(authors.get(i), shared, roles)) {
                groups.computeIfAbsent(trait, t -> new ArrayList<>()).add(i);
            }
        }
        Set<List<Integer>> byName = new HashSet<>();
        groups.entrySet()
                .removeIf(group -> group.getValue().size() < 2
                        || (group.getKey().rule() == Rule.NAME && !byName.add(group.getValue())));
        return groups;
    }

    private static List<Trait> traits(Author author, Set<String> shared, Roles roles) {
        List<Trait> traits = new ArrayList<>();
        PersonalName name = author.name();
        String address = author.address();
        if (shared.contains(address) || roles.isAddress(address)) {
            String own = name.words().isEmpty() ? author.mailbox().name() : String.join(" ", name.words());
            traits.add(new Trait(Rule.ADDRESS, address + " " + own));
        } else if (!address.isEmpty()) {
            traits.add(new Trait(Rule.ADDRESS, address));
        }
        if (name.isFull() && !roles.isName(name)) {
            name.keys().forEach(key -> traits.add(new Trait(Rule.NAME, key)));
        }
        return traits;
    }

    private static Set<String> shared(List<Author> authors) {
        Map<String, Set<List<String>>> names = new HashMap<>();
        for (Author author : authors) {
            if (!author.address().isEmpty() && author.name().isFull()) {
                names.computeIfAbsent(author.address(), address -> new HashSet<>())
                        .add(author.name().words());
            }
        }
        Set<String> shared = new HashSet<>();
        names.forEach((address, all) -> {
            if (all.size() >= UNRELATED_NAMES_OF_A_SHARED_ADDRESS
                    && unrelated(all) >= UNRELATED_NAMES_OF_A_SHARED_ADDRESS) {
                shared.add(address);
            }
        });
        return shared;
    }

    /** Into how many groups names fall that have no word in common. */
    private static long unrelated(Set<List<String>> all) {
        List<List<String>> names = List.copyOf(all);
        Map<String, List<Integer>> byWord = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            for (String word : names.get(i)) {
                if (word.length() > 1) {
                    byWord.computeIfAbsent(word, w -> new ArrayList<>()).add(i);
                }
            }
        }
        return IntStream.of(leaders(names.size(), byWord.values())).distinct().count();
    }

    /** For each of some things the first of those that groups connect it with, directly or in a chain. */
    private static int[] leaders(int size, Collection<List<Integer>> groups) {
        int[] leader = new int[size];
        Arrays.setAll(leader, i -> i);
        for (List<Integer> group : groups) {
            for (int member : group) {
                int one = first(leader, group.getFirst());
                int other = first(leader, member);
                leader[Math.max(one, other)] = Math.min(one, other);
            }
        }
        for (int i = 0; i < size; i++) {
            leader[i] = first(leader, i);
        }
        return leader;
    }

    private static int first(int[] leader, int member) {
        int at = member;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    private static Person person(List<Author> authors, List<Join> joins) {
        Map<String, Integer> names = new HashMap<>();
        Map<String, Integer> fullNames = new HashMap<>();
        Map<String, Integer> addresses = new HashMap<>();
        Map<String, Integer> displays = new HashMap<>();
        int messages = 0;
        for (Author author : authors) {
            Mailbox mailbox = author.mailbox();
            messages += author.mails();
            add(names, mailbox.name(), author);
            add(fullNames, author.name().isFull() ? author.name().spoken() : "", author);
            add(addresses, mailbox.address(), author);
            add(displays, mailbox.display(), author);
        }
        Map<String, Integer> called = !fullNames.isEmpty() ? fullNames : !names.isEmpty() ? names : displays;
        return new Person(ranked(called).getFirst(), ranked(names), distinct(ranked(addresses)), messages, joins);
    }

    private static void add(Map<String, Integer> counts, String text, Author author) {
        if (!text.isEmpty()) {
            counts.merge(text, author.mails(), Integer::sum);
        }
    }

    private static List<String> ranked(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> distinct(List<String> addresses) {
        Set<String> seen = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        return addresses.stream().filter(seen::add).toList();
    }
}
