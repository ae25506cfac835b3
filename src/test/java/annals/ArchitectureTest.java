package annals;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom: the table of architecture.md as a test. */
class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("annals");

    private static final String JDK = "java..";
    private static final String JSPECIFY = "org.jspecify..";
    private static final String JACKSON = "tools.jackson..";
    private static final String JACKSON_ANNOTATIONS = "com.fasterxml.jackson.annotation..";
    private static final String MAIL = "jakarta.mail..";
    private static final String ACTIVATION = "jakarta.activation..";
    private static final String CHARDET = "org.mozilla.universalchardet..";
    private static final String JSOUP = "org.jsoup..";
    private static final String COMPRESS = "org.apache.commons.compress..";
    private static final String JGIT = "org.eclipse.jgit..";
    private static final String LUCENE = "org.apache.lucene..";
    /** Lucene's jar brings the stemmers under their old name. */
    private static final String SNOWBALL = "org.tartarus.snowball..";

    private static final String XML = "org.xml.sax..";
    private static final String PARSERS = "javax.xml..";
    private static final String DOM = "org.w3c.dom..";
    private static final String SSL = "javax.net.ssl..";
    private static final String PICOCLI = "picocli..";
    private static final String JLINE = "org.jline..";

    /**
     * A row of the table.
     *
     * @param name the package below {@code annals}
     * @param uses the packages of ours that it may use
     * @param libraries what else it may use, beside the JDK's {@code java.*} and JSpecify
     */
    record Row(String name, Set<String> uses, List<String> libraries) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Row> TABLE = List.of(
            new Row("mail", Set.of(), List.of()),
            new Row("profile", Set.of("mail"), List.of(JACKSON)),
            new Row("person", Set.of("mail", "profile"), List.of()),
            new Row("archive", Set.of("mail", "profile"), List.of(COMPRESS, JGIT, JSOUP, JACKSON, SSL)),
            new Row("parse", Set.of("mail", "profile", "archive"), List.of(MAIL, ACTIVATION, CHARDET, JSOUP)),
            new Row("thread", Set.of("mail", "profile"), List.of()),
            new Row("spec", Set.of("mail"), List.of(JACKSON, XML, PARSERS, DOM)),
            new Row("tag", Set.of("mail", "profile", "thread", "spec"), List.of(JACKSON)),
            new Row("event", Set.of("mail", "profile", "thread", "spec", "tag"), List.of()),
            new Row("query", Set.of(), List.of(JACKSON)),
            new Row("index", Set.of("mail", "thread", "spec", "tag", "event"), List.of(LUCENE, SNOWBALL)),
            new Row("search", Set.of("mail", "thread", "spec", "tag", "event", "query", "index"), List.of(LUCENE)),
            new Row(
                    "ingest",
                    Set.of(
                            "mail", "profile", "person", "archive", "parse", "thread", "spec", "tag", "event", "digest",
                            "index"),
                    List.of()),
            new Row("digest", Set.of("mail", "profile", "thread", "spec", "event"), List.of()),
            new Row(
                    "history",
                    Set.of(
                            "mail", "profile", "person", "thread", "spec", "tag", "event", "query", "search", "digest",
                            "index"),
                    List.of()),
            new Row(
                    "export",
                    Set.of(
                            "mail", "profile", "person", "archive", "parse", "thread", "spec", "tag", "event", "query",
                            "index", "search", "ingest", "digest", "history"),
                    List.of(JACKSON, PARSERS)),
            new Row(
                    "cli",
                    Set.of(
                            "mail", "profile", "person", "archive", "parse", "thread", "spec", "tag", "event", "query",
                            "index", "search", "ingest", "digest", "history", "export"),
                    List.of(JACKSON, PICOCLI, JLINE)));

    static Stream<Row> table() {
        return TABLE.stream();
    }

    @ParameterizedTest
    @MethodSource("table")
    void packageUsesOnlyWhatItMay(Row row) {
        List<String> allowed = new ArrayList<>(List.of(JDK, JSPECIFY, "annals." + row.name() + ".."));
        row.uses().forEach(used -> allowed.add("annals." + used + ".."));
        allowed.addAll(row.libraries());
        if (row.libraries().contains(JACKSON)) {
            allowed.add(JACKSON_ANNOTATIONS);
        }
        noClasses()
                .that(resideInAnyPackage("annals." + row.name() + ".."))
                .should()
                .dependOnClassesThat(resideOutsideOfPackages(allowed.toArray(String[]::new))
                        .and(JavaClass.Predicates.simpleNameEndingWith("[]").negate()))
                .allowEmptyShould(false)
                .check(CLASSES);
    }

    @Test
    void everyPackageStandsInTheTable() {
        Set<String> found = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.split("\\.")[1])
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(TABLE.stream().map(Row::name).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void publicSignaturesAboveSearchShowNoLucene() {
        noClasses()
                .that()
                .resideInAnyPackage("annals.history..", "annals.digest..", "annals.export..", "annals.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(LUCENE)
                .check(CLASSES);
    }

    @Test
    void commandsAreDeclaredWithoutAnnotations() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAnyPackage(PICOCLI)
                        .and(DescribedPredicate.describe("are annotations", JavaClass::isAnnotation)))
                .check(CLASSES);
    }

    @Test
    void classesAreFinal() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotEnums()
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .and()
                .areNotAnonymousClasses()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    @Test
    void noPackageIsNamedForNothing() {
        Map<String, Long> bad = CLASSES.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.matches(".*\\.(util|common|core|model|service)(\\..*)?"))
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        assertThat(bad).isEmpty();
    }

    @Test
    void noClassIsNamedForNothing() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Data|Info)")
                .check(CLASSES);
    }
}
