import { describe, expect, test } from "vitest";
import { type AllowedHost, LOCAL_SERVERS, parseAllowedHost } from "./allowed-hosts";
import { checkBaseUrl } from "./check-base-url";

const answer = (text: string, allowed: readonly AllowedHost[] = []) => {
  const check = checkBaseUrl(text, allowed);
  return check.ok ? check.url : check.message;
};

const allow = (...entries: string[]) =>
  entries.map((entry) => {
    const parsed = parseAllowedHost(entry);
    if (!parsed) throw new Error(`${entry} is no host.`);
    return parsed;
  });

describe("a base URL that a person may use", () => {
  test.each([
    ["https://llm.example.com/v1", "https://llm.example.com/v1"],
    ["  https://llm.example.com/v1/ ", "https://llm.example.com/v1"],
    ["https://LLM.Example.com", "https://llm.example.com"],
    ["https://llm.example.com./v1", "https://llm.example.com/v1"],
    ["https://llm.example.com:443/v1", "https://llm.example.com/v1"],
    ["https://llm.example.com:8443/v1", "https://llm.example.com:8443/v1"],
    ["https://8.8.8.8/v1", "https://8.8.8.8/v1"],
    ["https://134744072/v1", "https://8.8.8.8/v1"],
    ["https://[2606:4700:4700::1111]/v1", "https://[2606:4700:4700::1111]/v1"],
    ["https://[::ffff:8.8.8.8]/v1", "https://[::ffff:808:808]/v1"],
    ["https://[64:ff9b::8.8.8.8]/v1", "https://[64:ff9b::808:808]/v1"],
    ["https://172.32.0.1", "https://172.32.0.1"],
    ["https://100.128.0.1", "https://100.128.0.1"],
    ["https://bücher.example/v1", "https://xn--bcher-kva.example/v1"],
    ["https://10.0.0.1.nip.example/v1", "https://10.0.0.1.nip.example/v1"],
  ])("%s", (text, url) => {
    expect(answer(text)).toBe(url);
  });
});

describe("a literal that leads inside", () => {
  test.each([
    ["127.0.0.1", "a loopback address"],
    ["127.0.0.1.", "a loopback address"],
    ["127.1", "a loopback address"],
    ["127.0.1", "a loopback address"],
    ["2130706433", "a loopback address"],
    ["0x7f000001", "a loopback address"],
    ["0x7F.1", "a loopback address"],
    ["017700000001", "a loopback address"],
    ["0177.0.0.1", "a loopback address"],
    ["0x7f.0x0.0x0.0x1", "a loopback address"],
    ["127.255.255.254", "a loopback address"],
    ["%31%32%37.0.0.1", "a loopback address"],
    ["127。0。0。1", "a loopback address"],
    ["127．0．0．1", "a loopback address"],
    ["①②⑦.0.0.1", "a loopback address"],
    ["０x7f.1", "a loopback address"],
    ["0", "an unspecified address"],
    ["0.0.0.0", "an unspecified address"],
    ["0.1.2.3", "an unspecified address"],
    ["10.0.0.1", "a private address"],
    ["10.255.255.255", "a private address"],
    ["167772161", "a private address"],
    ["0xa.1", "a private address"],
    ["012.0.0.1", "a private address"],
    ["172.16.0.1", "a private address"],
    ["172.31.255.255", "a private address"],
    ["192.168.1.1", "a private address"],
    ["192.168.257", "a private address"],
    ["0300.0250.1.1", "a private address"],
    ["3232235777", "a private address"],
    ["100.64.0.1", "a carrier's private address"],
    ["100.127.255.255", "a carrier's private address"],
    ["169.254.1.1", "a link-local address"],
    ["169.254.169.254", "a cloud metadata address"],
    ["2852039166", "a cloud metadata address"],
    ["0xA9FEA9FE", "a cloud metadata address"],
    ["0251.0376.0251.0376", "a cloud metadata address"],
    ["169.254.43518", "a cloud metadata address"],
    ["169.254.170.2", "a cloud metadata address"],
    ["168.63.129.16", "a cloud metadata address"],
    ["100.100.100.200", "a cloud metadata address"],
    ["192.0.0.192", "a cloud metadata address"],
    ["192.0.0.1", "a reserved address"],
    ["192.0.2.1", "a documentation address"],
    ["192.88.99.1", "a reserved address"],
    ["198.18.0.1", "a benchmarking address"],
    ["198.19.255.255", "a benchmarking address"],
    ["198.51.100.7", "a documentation address"],
    ["203.0.113.7", "a documentation address"],
    ["224.0.0.1", "a multicast address"],
    ["239.255.255.250", "a multicast address"],
    ["240.0.0.1", "a reserved address"],
    ["255.255.255.255", "a reserved address"],
    ["[::]", "a reserved address"],
    ["[::1]", "a loopback address"],
    ["[0:0:0:0:0:0:0:1]", "a loopback address"],
    ["[::ffff:127.0.0.1]", "a loopback address"],
    ["[::ffff:7f00:1]", "a loopback address"],
    ["[0:0:0:0:0:ffff:10.0.0.1]", "a private address"],
    ["[::ffff:169.254.169.254]", "a cloud metadata address"],
    ["[::127.0.0.1]", "a reserved address"],
    ["[::ffff:0:127.0.0.1]", "a reserved address"],
    ["[64:ff9b::127.0.0.1]", "a loopback address"],
    ["[64:ff9b::a9fe:a9fe]", "a cloud metadata address"],
    ["[64:ff9b:1::7f00:1]", "a reserved address"],
    ["[2002:7f00:1::]", "a 6to4 address"],
    ["[2002:a9fe:a9fe::1]", "a 6to4 address"],
    ["[2001:0:4136:e378:8000:63bf:80ff:fffe]", "a reserved address"],
    ["[2001:2::1]", "a reserved address"],
    ["[2001:20::1]", "a reserved address"],
    ["[2001:db8::1]", "a documentation address"],
    ["[3fff::1]", "a documentation address"],
    ["[100::1]", "a reserved address"],
    ["[5f00::1]", "a reserved address"],
    ["[fc00::1]", "a private address"],
    ["[fd12:3456::1]", "a private address"],
    ["[fd00:ec2::254]", "a cloud metadata address"],
    ["[fd20:ce::254]", "a cloud metadata address"],
    ["[fe80::1]", "a link-local address"],
    ["[febf::1]", "a link-local address"],
    ["[fec0::1]", "a private address"],
    ["[ff02::1]", "a multicast address"],
    ["[4000::1]", "a reserved address"],
  ])("%s", (host, what) => {
    expect(answer(`https://${host}/v1`)).toMatch(new RegExp(` is ${what}\\. This server only calls public`));
  });
});

describe("a name that leads nowhere public", () => {
  test.each([
    "localhost",
    "LOCALHOST",
    "localhost.",
    "localhost..",
    "ollama.localhost",
    "printer.local",
    "metadata.google.internal",
    "metadata.google.internal.",
    "ｍetadata.google.internal",
    "metadata",
    "host.docker.internal",
    "nas.home.arpa",
    "ollama.lan",
    "kubernetes",
    "ⓛocalhost",
  ])("%s", (host) => {
    expect(answer(`https://${host}/v1`)).toContain("is a private name");
  });
});

describe("a URL that is refused for its shape", () => {
  const none = "This is no URL";
  test.each([
    ["", none],
    ["llm.example.com/v1", none],
    ["https://", none],
    ["https://[fe80::1%25eth0]/v1", none],
    ["https://[fe80::1%eth0]/v1", none],
    ["https://[::1/v1", none],
    ["https://256.1.1.1/", none],
    ["https://1.2.3.4.5/", none],
    ["https://08.8.8.8/", none],
    ["https://llm.example.com\\@10.0.0.1/", none],
    ["https://llm.example.com/\u202ev1", none],
    ["https://llm.example\t.com/", none],
    ["https://llm.example.com:99999/", none],
    ["ftp://llm.example.com/", "Only https://"],
    ["file:///etc/passwd", "Only https://"],
    ["gopher://llm.example.com/", "Only https://"],
    ["javascript:alert(1)", "Only https://"],
    ["https://user@llm.example.com/", "Leave the user name"],
    ["https://user:pass@llm.example.com/", "Leave the user name"],
    ["https://llm.example.com@127.0.0.1/", "Leave the user name"],
    ["https://llm.example.com/v1?key=x", "Leave out what follows"],
    ["https://llm.example.com/v1#x", "Leave out what follows"],
    ["http://llm.example.com/v1", "Begin the address with https://"],
    ["http://8.8.8.8/v1", "Begin the address with https://"],
    ["https://llm.example.com:22/", "Port 22 is not called"],
    ["https://llm.example.com:80/", "Port 80 is not called"],
  ])("%s", (text, message) => {
    expect(answer(text)).toContain(message);
  });
});

describe("what the operator allows", () => {
  const allowed = allow(
    "192.168.0.0/16",
    "ollama.lan:11434",
    "*.corp.example",
    "[fd00::1]:8000",
    "169.254.10.1",
  );

  test.each([
    ["http://192.168.1.20:11434/v1", "http://192.168.1.20:11434/v1"],
    ["http://3232235796:80", "http://192.168.1.20"],
    ["http://ollama.lan:11434/v1", "http://ollama.lan:11434/v1"],
    ["http://OLLAMA.lan.:11434/v1", "http://ollama.lan:11434/v1"],
    ["http://llm.corp.example:22/v1", "http://llm.corp.example:22/v1"],
    ["http://[fd00::1]:8000", "http://[fd00::1]:8000"],
    ["http://169.254.10.1", "http://169.254.10.1"],
  ])("is open: %s", (text, url) => {
    expect(answer(text, allowed)).toBe(url);
  });

  test.each([
    "http://ollama.lan:11435/v1",
    "https://ollama.lan/v1",
    "http://corp.example/v1",
    "http://evilcorp.example/v1",
    "http://[fd00::1]:8001",
    "http://[fd00::2]:8000",
    "http://10.0.0.1",
    "http://169.254.169.254",
  ])("opens nothing else: %s", (text) => {
    expect(checkBaseUrl(text, allowed).ok).toBe(false);
  });

  test("is, on a server that only its own machine reaches, the ports of local model servers", () => {
    const ok = (text: string) => checkBaseUrl(text, LOCAL_SERVERS).ok;
    expect(
      [
        "http://127.0.0.1:11434/v1",
        "http://localhost:1234/v1",
        "http://[::1]:8080",
        "http://127.0.0.1:8000",
      ].map(ok),
    ).toEqual([true, true, true, true]);
    expect(
      ["http://127.0.0.1:6379", "http://127.0.0.2:11434", "http://10.0.0.1:11434", "http://localhost"].map(
        ok,
      ),
    ).toEqual([false, false, false, false]);
  });

  test.each([
    "",
    "10.0.0.0/33",
    "10.0.0.0/x",
    "a b",
    "http://x",
    "ollama.lan:0",
    "ollama.lan:99999",
    "1.2.3",
  ])("is not read from %j", (text) => {
    expect(parseAllowedHost(text)).toBeNull();
  });
});
