package annals.archive.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentProxiesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                       | https://l.example.org/ | direct",
                "https_proxy=http://p.example.net:3128/ | https://l.example.org/ | p.example.net:3128",
                "https_proxy=p.example.net:3128         | https://l.example.org/ | p.example.net:3128",
                "https_proxy=http://p.example.net       | https://l.example.org/ | p.example.net:80",
                "HTTPS_PROXY=http://p.example.net:1     | https://l.example.org/ | p.example.net:1",
                "http_proxy=http://p.example.net:1      | https://l.example.org/ | direct",
                "http_proxy=http://p.example.net:1      | http://l.example.org/  | p.example.net:1",
                "HTTP_PROXY=http://p.example.net:1      | http://l.example.org/  | direct",
                "all_proxy=http://p.example.net:1       | http://l.example.org/  | p.example.net:1",
                "all_proxy=p:1 no_proxy=example.org     | http://l.example.org/  | direct",
                "all_proxy=p:1 no_proxy=x,.example.org  | http://l.example.org/  | direct",
                "all_proxy=p:1 no_proxy=*.example.org   | http://l.example.org/  | direct",
                "all_proxy=p:1 no_proxy=*               | http://l.example.org/  | direct",
                "all_proxy=p:1 no_proxy=l.example.org   | http://L.Example.org/  | direct",
                "all_proxy=p:1 no_proxy=ample.org       | http://l.example.org/  | p:1",
                "all_proxy=::::                         | http://l.example.org/  | direct",
            })
    void selects(String variables, String address, String expected) {
        Map<String, String> environment = new HashMap<>();
        if (variables != null) {
            for (String variable : variables.split(" +")) {
                int equals = variable.indexOf('=');
                environment.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        Proxy proxy =
                new EnvironmentProxies(environment).select(URI.create(address)).getFirst();
        String selected =
                proxy.address() instanceof InetSocketAddress at ? at.getHostString() + ":" + at.getPort() : "direct";
        assertThat(selected).isEqualTo(expected);
    }
}
