package annals.bench;

import annals.archive.ArchiveFile;
import annals.archive.Sources;
import annals.mail.Message;
import annals.mail.MessageId;
import annals.parse.MailReader;
import annals.parse.MessageParser;
import annals.profile.Profiles;
import annals.tag.RuleBook;
import annals.tag.Tagger;
import annals.thread.Envelope;
import annals.thread.MailThread;
import annals.thread.Threader;
import annals.thread.ThreadingRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** What tagging costs beside parsing: each operation is one pass over all threads, or all files, of an archive. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC", "-Xss2m"})
@Warmup(iterations = 8)
@Measurement(iterations = 10)
public class TaggingBenchmark {
    /** The archive's file or folder. */
    @Param("../shared/corpora/scale/bioc-devel")
    public String archive = "";

    private final MailReader reader = new MailReader(new MessageParser(Profiles.builtIn()));
    private final Map<MessageId, Message> messages = new HashMap<>();
    private final RuleBook rules = RuleBook.builtIn();
    private final Tagger tagger = new Tagger(rules.catalogue(), rules.rules());
    private List<ArchiveFile> files = List.of();
    private List<MailThread> threads = List.of();

    @Setup
    public void readThreads() throws IOException {
        files = Sources.find(archive);
        List<Envelope> envelopes = new ArrayList<>();
        for (ArchiveFile file : files) {
            reader.read(file, Optional.empty(), message -> {
                if (messages.putIfAbsent(message.id(), message) == null) {
                    envelopes.add(Envelope.of(message));
                }
            });
        }
        threads = new Threader(ThreadingRules.USUAL).thread(envelopes);
    }

    /** Bytes to messages, decoded and cut into segments. */
    @Benchmark
    public void parse(Blackhole blackhole) throws IOException {
        for (ArchiveFile file : files) {
            reader.read(file, Optional.empty(), blackhole::consume);
        }
    }

    /** Messages to tags of all threads. */
    @Benchmark
    public void tag(Blackhole blackhole) {
        for (MailThread thread : threads) {
            blackhole.consume(tagger.tag(thread, messages));
        }
    }
}
