package conformance;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.Message;
import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Speaks as the Java SDK does: TLS always, the token fetched inside call credentials before the first call, one more try
 * after UNAUTHENTICATED or UNAVAILABLE. The CA comes from the JVM's trust store.
 */
final class Caller implements AutoCloseable {
  private final String origin;
  private final ManagedChannel channel;
  private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5)).build();
  volatile String token = "";

  Caller(String origin) {
    this.origin = origin;
    URI address = URI.create(origin);
    int port = address.getPort() < 0 ? 443 : address.getPort();
    channel = NettyChannelBuilder.forAddress(address.getHost(), port).useTransportSecurity().userAgent("tenon-conformance/1").build();
  }

  Message call(MethodDescriptor<?, ?> method, Message request, boolean withToken) throws Exception {
    if (!withToken) return once(method, request, CallOptions.DEFAULT);
    CallOptions options = CallOptions.DEFAULT.withCallCredentials(new Bearer());
    try {
      return once(method, request, options);
    } catch (StatusRuntimeException error) {
      Status.Code code = error.getStatus().getCode();
      if (code == Status.Code.UNAUTHENTICATED) refresh();
      else if (code != Status.Code.UNAVAILABLE) throw error;
      return once(method, request, options);
    }
  }

  @SuppressWarnings("unchecked")
  private Message once(MethodDescriptor<?, ?> method, Message request, CallOptions options) {
    var typed = (MethodDescriptor<Message, Message>) method;
    return ClientCalls.blockingUnaryCall(channel, typed, options.withDeadlineAfter(10, TimeUnit.SECONDS), request);
  }

  private final class Bearer extends CallCredentials {
    private static final Metadata.Key<String> AUTHORIZATION = Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    @Override
    public void applyRequestMetadata(RequestInfo info, Executor executor, MetadataApplier applier) {
      executor.execute(() -> {
        try {
          if (token.isEmpty()) refresh();
          var headers = new Metadata();
          headers.put(AUTHORIZATION, "Bearer " + token);
          applier.apply(headers);
        } catch (Exception error) {
          applier.fail(Status.UNAUTHENTICATED.withCause(error));
        }
      });
    }
  }

  synchronized void refresh() throws Exception {
    token = clientToken(System.getenv("CONFORMANCE_CLIENT_ID"), System.getenv("CONFORMANCE_CLIENT_SECRET"));
  }

  String clientToken(String id, String secret) throws Exception {
    String form = Map.of("grant_type", "client_credentials", "client_id", id, "client_secret", secret).entrySet().stream()
        .map(pair -> pair.getKey() + "=" + URLEncoder.encode(pair.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
    JsonObject answer = fetch(HttpRequest.newBuilder(URI.create(origin + "/oauth/token"))
        .header("content-type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form))).getAsJsonObject();
    if (answer.get("expires_in").getAsInt() <= 0 || !answer.get("token_type").getAsString().equals("Bearer")) throw new Exception("the answer is " + answer.keySet());
    return answer.get("access_token").getAsString();
  }

  /** Any status but 200 is an error, as it is for the SDK. */
  JsonElement fetch(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> answer = http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) throw new Exception("HTTP " + answer.statusCode() + ": " + answer.body());
    return com.google.gson.JsonParser.parseString(answer.body());
  }

  /** Checks a token against /keys, fetched anew each time as the SDK does, and gives its claims. */
  JsonObject claimsOf(String jwt) throws Exception {
    String[] parts = jwt.split("\\.");
    if (parts.length != 3) throw new Exception("not a JWT");
    Base64.Decoder decoder = Base64.getUrlDecoder();
    JsonObject head = Main.object(new String(decoder.decode(parts[0]), StandardCharsets.UTF_8));
    if (!head.get("alg").getAsString().equals("RS256")) throw new Exception("signed with " + head.get("alg"));
    for (JsonElement one : fetch(HttpRequest.newBuilder(URI.create(origin + "/keys"))).getAsJsonObject().getAsJsonArray("keys")) {
      JsonObject key = one.getAsJsonObject();
      if (!key.get("kid").equals(head.get("kid"))) continue;
      var spec = new RSAPublicKeySpec(new BigInteger(1, decoder.decode(key.get("n").getAsString())), new BigInteger(1, decoder.decode(key.get("e").getAsString())));
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(KeyFactory.getInstance("RSA").generatePublic(spec));
      signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
      if (!signature.verify(decoder.decode(parts[2]))) throw new Exception("the signature is wrong");
      return Main.object(new String(decoder.decode(parts[1]), StandardCharsets.UTF_8));
    }
    throw new Exception("no key " + head.get("kid") + " in /keys");
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
