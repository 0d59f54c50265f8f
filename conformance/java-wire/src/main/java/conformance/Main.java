package conformance;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.internal.GrpcUtil;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Walks the whole contract with grpc-java on Netty, the library the official Java SDK uses, on code generated from our
 * own protos. It is not the SDK: it says what the wire does, not what the SDK's wrappers do.
 */
public final class Main {
  static final String SDK = "java-wire";

  public static void main(String[] arguments) throws Exception {
    report(Map.of("about", Map.of("sdk", SDK, "version", GrpcUtil.getGrpcBuildVersion().getImplementationVersion())));
    Map<String, MethodDescriptor<?, ?>> served = servedHere();
    var wrappers = new TreeSet<>(served.keySet());
    wrappers.addAll(List.of("ClientToken", "ValidateToken"));
    report(Map.of("wrappers", wrappers));
    JsonArray walk = JsonParser.parseString(Files.readString(Path.of(arguments[0]))).getAsJsonArray();
    try (var caller = new Caller(System.getenv("CONFORMANCE_URL"))) {
      new Walker(caller, served).walk(walk);
    }
    report(Map.of("done", true));
  }

  /** Every method of the generated services in scope, as `Service/Method`, found in the compiled classes. */
  private static Map<String, MethodDescriptor<?, ?>> servedHere() throws Exception {
    var served = new TreeMap<String, MethodDescriptor<?, ?>>();
    Path classes = Path.of(Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var files = Files.walk(classes.resolve("scalekit/v1"))) {
      for (Path file : files.filter(one -> one.getFileName().toString().matches("[A-Za-z]+Grpc\\.class")).toList()) {
        String name = classes.relativize(file).toString().replace(java.io.File.separatorChar, '.').replaceAll("\\.class$", "");
        if (name.startsWith("scalekit.v1.errdetails.")) continue;
        var service = (ServiceDescriptor) Class.forName(name).getMethod("getServiceDescriptor").invoke(null);
        for (MethodDescriptor<?, ?> method : service.getMethods()) {
          served.put(service.getName().replaceAll("^.*\\.", "") + "/" + method.getBareMethodName(), method);
        }
      }
    }
    return served;
  }

  static void report(Object line) {
    System.out.println(new Gson().toJson(line));
  }

  static JsonObject object(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }
}
