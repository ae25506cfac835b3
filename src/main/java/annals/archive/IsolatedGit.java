package annals.archive;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.WindowCacheConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * What JGit sees of the machine: no environment and no configuration of user or system. JGit has one for the process.
 *
 * <p>It also says how finely the file system keeps times: JGit would find out by writing a file beside the objects.
 */
@SuppressWarnings("deprecation") // two of the methods that have to be there
final class IsolatedGit extends SystemReader {
    /** Larger objects are not loaded; undoing the delta of one would write a file beside the objects. */
    static final int MAX_OBJECT_BYTES = 32 << 20;

    private final SystemReader system = SystemReader.getInstance();

    private IsolatedGit() {
        setPlatformChecker();
    }

    /** Makes JGit see nothing else; to be called before any of it is used. */
    static void install() {
        Once.installed();
    }

    /** Runs when it is first used. */
    private static final class Once {
        static {
            SystemReader.setInstance(new IsolatedGit());
            WindowCacheConfig cache = new WindowCacheConfig();
            cache.setStreamFileThreshold(MAX_OBJECT_BYTES);
            cache.setExposeStatsViaJmx(false);
            cache.install();
        }

        private Once() {}

        static void installed() {}
    }

    @Override
    public String getHostname() {
        return "localhost";
    }

    @Override
    public @Nullable String getenv(String variable) {
        return null;
    }

    @Override
    public @Nullable String getProperty(String key) {
        return system.getProperty(key);
    }

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS fs) {
        return new Nothing(fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS fs) {
        return new Nothing(fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS fs) {
        return new Nothing(fs);
    }

    @Override
    public long getCurrentTime() {
        return system.now().toEpochMilli();
    }

    @Override
    public int getTimezone(long when) {
        return 0;
    }

    /** A configuration without a file. */
    private static final class Nothing extends FileBasedConfig {
        Nothing(FS fs) {
            super(null, fs);
        }

        @Override
        public void load() {}

        @Override
        public void save() {}

        @Override
        public boolean isOutdated() {
            return false;
        }

        @Override
        public long getTimeUnit(String section, String subsection, String name, long defaultValue, TimeUnit wantUnit) {
            boolean resolution = Optional.ofNullable(section).orElse("").equals("filesystem");
            return resolution ? wantUnit.convert(2, TimeUnit.SECONDS) : defaultValue;
        }
    }
}
