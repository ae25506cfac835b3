package annals.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    *                             → *
                    omemo                         → omemo
                    double ratchet                → double AND ratchet
                    a b c                         → a AND b AND c
                    a AND b                       → a AND b
                    a and b                       → a AND and AND b
                    a OR b                        → a OR b
                    a OR b OR c                   → a OR b OR c
                    a b OR c d                    → (a AND b) OR (c AND d)
                    a (b OR c) d                  → a AND (b OR c) AND d
                    (a b) c                       → a AND b AND c
                    ((a))                         → a
                    a OR (b OR c)                 → a OR b OR c
                    NOT a                         → NOT a
                    -a                            → NOT a
                    - a b                         → !
                    a -b                          → a AND NOT b
                    a-b                           → a-b
                    --a                           → a
                    NOT NOT a                     → a
                    NOT -a                        → a
                    -(a OR b)                     → NOT (a OR b)
                    -"a b"                        → NOT "a b"
                    -s:a                          → NOT subject:a
                    a OR NOT b                    → a OR NOT b
                    * -tag:e2ee                   → * AND NOT tag:e2ee
                    "double ratchet"              → "double ratchet"
                    “double ratchet”              → "double ratchet"
                    „say "x"“                     → “say "x"”
                    "a"b                          → "a" AND b
                    a"b c"                        → a AND "b c"
                    "AND"                         → "AND"
                    word*                         → word*
                    s:word*                       → subject:word*
                    urn:xmpp:omemo:*              → urn:xmpp:omemo:*
                    a NEAR b                      → a NEAR/10 b
                    a NEAR/3 b                    → a NEAR/3 b
                    a NEAR/3 b c                  → a NEAR/3 b AND c
                    c a NEAR/3 b                  → c AND a NEAR/3 b
                    -a NEAR b                     → NOT a NEAR/10 b
                    a NEAR/2 b NEAR/3 c           → a NEAR/2 b AND b NEAR/3 c
                    s:a NEAR/3 b                  → subject:a NEAR/3 subject:b
                    s:a NEAR/3 s:"b c"            → subject:a NEAR/3 subject:"b c"
                    "a b" NEAR/4 wor*             → "a b" NEAR/4 wor*
                    a NEAR(b)                     → a NEAR/10 b
                    near                          → near
                    s:omemo subject:key           → subject:omemo AND subject:key
                    SUBJECT:omemo S:key           → subject:omemo AND subject:key
                    b:a body:a bs:a               → body:a AND body:a AND bs:a
                    nq:a new:a q:a quoted:a       → new:a AND new:a AND quoted:a AND quoted:a
                    f:ada from:"Ada Finch"        → from:ada AND from:"Ada Finch"
                    t:a to:a c:a cc:a a:a         → to:a AND to:a AND cc:a AND cc:a AND a:a
                    l:standards list:a            → list:standards AND list:a
                    n:png attachment:a            → attachment:png AND attachment:a
                    s:(a OR b)                    → subject:a OR subject:b
                    s:(a f:b "c d" -e)            → subject:a AND from:b AND subject:"c d" AND NOT subject:e
                    s:f:ada                       → subject:f:ada
                    f:ada@example.org             → from:ada@example.org
                    d:2020                        → date:2020-01-01..2020-12-31
                    date:2020-02                  → date:2020-02-01..2020-02-29
                    d:2020-01-02                  → date:2020-01-02
                    d:2019..2020-03               → date:2019-01-01..2020-03-31
                    d:..2020                      → date:..2020-12-31
                    d:2020..                      → date:2020-01-01..
                    d:(2019 OR 2021)              → date:2019-01-01..2019-12-31 OR date:2021-01-01..2021-12-31
                    m:x@y mid:x@y id:<x@y>        → id:x@y AND id:x@y AND id:<x@y>
                    id:"a(b)@c"                   → id:"a(b)@c"
                    ref:k3fq7a                    → ref:k3fq7a
                    tag:e2ee is:E2EE              → tag:e2ee AND tag:e2ee
                    thread:{a b}                  → thread:{a AND b}
                    thread:{s:a OR (b c)} d       → thread:{subject:a OR (b AND c)} AND d
                    thread:{thread:{a}}           → thread:{thread:{a}}
                    thread:k3fq7a                 → thread:{id:k3fq7a}
                    -thread:{a}                   → NOT thread:{a}
                    {a}                           → {a}
                    xep:0384                      → xep:0384
                    xep:384                       → xep:0384
                    xep:XEP-0384 xep:"jep 27"     → xep:0384 AND xep:0027
                    xep 384                       → xep-384
                    s:xep 384 RFC 9420 x          → subject:xep-384 AND RFC-9420 AND x
                    xep AND 384                   → xep AND 384
                    xep stuff                     → xep AND stuff
                    about:OMEMO                   → deliverable:OMEMO
                    deliverable:"Stanza Content"  → deliverable:"Stanza Content"
                    about:(OMEMO OR ox)           → deliverable:OMEMO OR deliverable:ox
                    has:link has:Patch            → has:link AND has:patch
                    act:question vote:+1 vote:-1  → act:question AND vote:+1 AND vote:-1
                    voter:ada phase:Draft act:objection → voter:ada AND phase:draft AND act:objection
                    vote:veto voter:"Ada F"       → vote:-1 AND voter:"Ada F"
                    rev:omemo@0.3                 → rev:omemo@0.3
                    rev:0384@0.3..                → rev:0384@0.3..
                    rev:0384@0.3..0.4             → rev:0384@0.3..0.4
                    urn:xmpp:omemo:2              → urn:xmpp:omemo:2
                    http://xmpp.org/a             → http://xmpp.org/a
                    jabber:client                 → jabber:client
                    foo:bar:baz                   → foo:bar:baz
                    irc://example.org             → irc://example.org
                    Note: a                       → Note: AND a
                    "defer:foo"                   → "defer:foo"
                    vcard-temp:x                  → vcard-temp:x
                    12:30                         → 12:30
                    XEP-0384 defer.Deferred       → XEP-0384 AND defer.Deferred
                    <encrypted/>                  → <encrypted/>
                    draft-ietf-mls-protocol       → draft-ietf-mls-protocol
                    +1                            → +1
                    Schäfer 加密                   → Schäfer AND 加密
                    f()                           → !
                    """)
    void reads(String text, String canonical) {
        if (canonical.equals("!")) {
            assertThatThrownBy(() -> QueryParser.parse(text)).isInstanceOf(QuerySyntaxException.class);
            return;
        }
        Query query = QueryParser.parse(text);
        assertThat(query).hasToString(canonical);
        assertThat(QueryParser.parse(canonical)).isEqualTo(query);
    }

    @Test
    void takesBlanksThatBreakNoLineForBlanks() {
        Query inside = QueryParser.parse("id:\"a\u202fb\"");
        assertThat(QueryParser.parse(inside.toString())).isEqualTo(inside);
        assertThat(QueryParser.parse("id:\"a\u202f\"")).isEqualTo(QueryParser.parse("id:a"));
        assertThatThrownBy(() -> QueryParser.parse("id:\"\u202f\""))
                .isInstanceOf(QuerySyntaxException.class)
                .hasMessageContaining("nothing after id:");
    }

    /** The position counts from 0, the text from 1. */
    @ParameterizedTest
    @CsvSource(delimiter = '→', quoteCharacter = '`', textBlock = """
                    ``                    → 0  → nothing to search for; * finds everything
                    s:OMEMO "double       → 8  → no closing quote at 9
                    a (b OR c             → 2  → no closing ) for the ( at 3
                    a (                   → 2  → no closing ) for the ( at 3
                    a )                   → 2  → nothing to close at 3
                    ()                    → 0  → nothing between ( and ) at 1
                    )                     → 0  → nothing before ) at 1
                    OR a                  → 0  → nothing before OR at 1
                    a OR                  → 2  → nothing after OR at 3
                    a OR AND b            → 5  → nothing before AND at 6
                    (a OR) b              → 3  → nothing after OR at 4
                    a AND                 → 2  → nothing after AND at 3
                    NOT                   → 0  → nothing after NOT at 1
                    a NOT                 → 2  → nothing after NOT at 3
                    a - b                 → 2  → no letter and no digit in - at 3
                    a && b                → 2  → no letter and no digit in && at 3
                    "…"                   → 0  → no letter and no digit in … at 1
                    s:                    → 0  → nothing after s: at 1
                    a s: b                → 2  → nothing after s: at 3
                    (s:)                  → 1  → nothing after s: at 2
                    s:()                  → 2  → nothing between ( and ) at 3
                    tag:""                → 0  → nothing after tag: at 1
                    defer:foo             → 0  → unknown prefix defer: at 1; in quotes it is text
                    a form:ada            → 2  → unknown prefix form: at 3; nearest: from:; in quotes it is text
                    subjcet:a             → 0  → unknown prefix subjcet: at 1; nearest: subject:; in quotes it is text
                    -lst:a                → 1  → unknown prefix lst: at 2; nearest: list:; in quotes it is text
                    w*rd                  → 1  → * stands only at the end of a word at 2
                    a *b                  → 2  → * stands only at the end of a word at 3
                    a**                   → 1  → * stands only at the end of a word at 2
                    s:*                   → 0  → no letter and no digit in * at 1
                    s:(*)                 → 3  → * alone takes no prefix at 4
                    NEAR a                → 0  → nothing before NEAR at 1
                    a NEAR                → 2  → nothing after NEAR at 3
                    a NEAR/3              → 2  → nothing after NEAR at 3
                    a NEAR -b             → 7  → NEAR joins two words or phrases, none of them denied at 8
                    a NEAR/2 NOT b        → 9  → NEAR joins two words or phrases, none of them denied at 10
                    a NEAR/0 b            → 2  → NEAR/ takes a number from 1 to 1000 at 3
                    a NEAR/x b            → 2  → NEAR/ takes a number from 1 to 1000 at 3
                    a NEAR/9999 b         → 2  → NEAR/ takes a number from 1 to 1000 at 3
                    a NEAR (b OR c)       → 2  → NEAR joins two words or phrases at 3
                    d:2020 NEAR a         → 7  → NEAR joins two words or phrases at 8
                    s:a NEAR f:b          → 0  → NEAR joins words of one field, got subject:a and from:b at 1
                    d:2020-13             → 0  → no such date: 2020-13 at 1
                    a d:2021-02-29        → 2  → no such date: 2021-02-29 at 3
                    d:yesterday           → 0  → not a date: yesterday (a date is 2020, 2020-01, 2020-01-02, or a range A..B) at 1
                    d:2020..2019          → 0  → 2020..2019 ends before it begins at 1
                    d:..                  → 0  → no date in .. at 1
                    xep:omemo             → 0  → xep: takes the number of a XEP, got omemo; about: takes names at 1
                    xep:12345             → 0  → xep: takes the number of a XEP, got 12345 at 1
                    has:cheese            → 0  → has: takes question, link, xml, vote, patch or attachment, got cheese at 1
                    thread:{a             → 7  → no closing } for the { at 8
                    thread:{(a}           → 10 → expected ), got } at 11
                    thread:{}             → 7  → nothing between { and } at 8
                    """)
    void tellsWhatIsWrongAndWhere(String text, int position, String message) {
        QuerySyntaxException e = catchThrowableOfType(QuerySyntaxException.class, () -> QueryParser.parse(text));
        assertThat(e).hasMessage(message);
        assertThat(e.position()).isEqualTo(position);
        assertThat(e.query()).isEqualTo(text);
    }

    @Test
    void refusesQueriesMadeToBreakIt() {
        assertThatThrownBy(() -> QueryParser.parse("(".repeat(100_000) + "a"))
                .isInstanceOf(QuerySyntaxException.class)
                .hasMessage("more than 100 levels deep at 101");
        assertThat(QueryParser.parse("-".repeat(100_000) + "a")).hasToString("a");
    }
}
