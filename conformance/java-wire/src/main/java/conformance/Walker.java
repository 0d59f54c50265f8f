package conformance;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import com.google.rpc.Status;
import io.grpc.MethodDescriptor;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.protobuf.StatusProto;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import scalekit.v1.errdetails.Errdetails.ErrorInfo;
import scalekit.v1.options.Options;

/** Takes the steps that ../wire/walk.ts writes, one after the other. */
final class Walker {
  private record Verdict(String outcome, String detail) {
    static Verdict failed(String why) {
      return new Verdict("failed", why);
    }
  }

  private interface Attempt {
    void make() throws Exception;
  }

  private static final Pattern PLACE = Pattern.compile("<(\\w+)>");

  private final Caller caller;
  private final Map<String, MethodDescriptor<?, ?>> served;
  private final Map<String, String> saved = new HashMap<>();

  Walker(Caller caller, Map<String, MethodDescriptor<?, ?>> served) {
    this.caller = caller;
    this.served = served;
    saved.put("run", "j");
    saved.put("redirect_uri", System.getenv("CONFORMANCE_REDIRECT_URI"));
    saved.put("client_id", System.getenv("CONFORMANCE_CLIENT_ID"));
    saved.put("origin", System.getenv("CONFORMANCE_URL"));
  }

  void walk(JsonArray steps) {
    tokens();
    for (JsonElement one : steps) {
      JsonObject step = one.getAsJsonObject();
      Verdict verdict = take(step);
      if (step.has("rpc")) say(text(step, "rpc"), text(step, "case"), verdict);
      else if (verdict.outcome().equals("failed")) System.err.println(text(step, "helper") + " " + verdict.detail());
    }
    // Nobody's call, to every method there is: refused, or let in where the contract asks for no proof.
    served.forEach((name, method) -> say(name, "without a token", stranger(method)));
  }

  private void say(String rpc, String what, Verdict verdict) {
    String[] names = rpc.contains("/") ? rpc.split("/") : new String[] {"helper", rpc};
    var line = new LinkedHashMap<String, String>();
    line.put("sdk", Main.SDK);
    line.put("service", names[0]);
    line.put("rpc", names[1]);
    line.put("wrapper", rpc);
    line.put("case", what);
    line.put("outcome", verdict.outcome());
    line.put("detail", verdict.detail());
    Main.report(line);
  }

  private void tokens() {
    attempt("ClientToken", "success", "works", caller::refresh);
    attempt("ClientToken", "wrong secret", "refused_as_documented", () -> {
      try {
        caller.clientToken(System.getenv("CONFORMANCE_CLIENT_ID"), "not-the-secret-of-this-client");
      } catch (Exception error) {
        if (error.getMessage().contains("HTTP 401") && error.getMessage().contains("invalid_client")) return;
        throw error;
      }
      throw new Exception("a wrong secret was accepted");
    });
    attempt("ValidateToken", "success", "works", () -> {
      JsonObject claims = caller.claimsOf(caller.token);
      boolean sound = claims.get("iss").getAsString().equals(System.getenv("CONFORMANCE_URL"))
          && claims.get("sub").getAsString().equals(System.getenv("CONFORMANCE_CLIENT_ID"))
          && claims.get("aud").isJsonArray() && claims.get("scopes").isJsonArray() && claims.get("scope").isJsonPrimitive();
      if (!sound) throw new Exception("the claims are " + claims);
    });
    attempt("ValidateToken", "tampered", "refused_as_documented", () -> {
      String[] parts = caller.token.split("\\.");
      try {
        caller.claimsOf(parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length()));
      } catch (Exception expected) {
        return;
      }
      throw new Exception("a forged signature was accepted");
    });
    attempt("ClientToken", "every token differs", "works", () -> {
      String before = caller.token;
      caller.refresh();
      if (before.equals(caller.token)) throw new Exception("the same token came twice");
    });
  }

  private void attempt(String rpc, String what, String good, Attempt attempt) {
    try {
      attempt.make();
      say(rpc, what, new Verdict(good, ""));
    } catch (Exception error) {
      say(rpc, what, Verdict.failed(String.valueOf(error.getMessage())));
    }
  }

  private Verdict take(JsonObject step) {
    String request = fill(step.get("request").toString(), true);
    Matcher missing = PLACE.matcher(request);
    if (missing.find()) return Verdict.failed("an earlier step did not give " + missing.group());
    try {
      if (step.has("helper")) return help(step, request);
      MethodDescriptor<?, ?> method = served.get(text(step, "rpc"));
      if (method == null) return Verdict.failed("our protos have no such method");
      Message.Builder builder = emptyOf(method).toBuilder();
      JsonFormat.parser().merge(request, builder);
      if (text(step, "case").equals("with a token that has run out")) caller.token = "spent";
      Message answer = caller.call(method, builder.build(), true);
      if (step.has("expect")) return Verdict.failed("expected " + text(step, "expect") + ", but it went well");
      return look(step, Main.object(JsonFormat.printer().preservingProtoFieldNames().print(answer)));
    } catch (StatusRuntimeException error) {
      return refusal(error, text(step, "expect"), text(step, "violation"));
    } catch (Exception error) {
      return Verdict.failed(String.valueOf(error.getMessage()));
    }
  }

  /** Holds an answer against what the step says of it and keeps what later steps need. */
  private Verdict look(JsonObject step, JsonObject body) {
    if (step.has("check")) {
      for (var entry : step.getAsJsonObject("check").entrySet()) {
        String complaint = compare(at(body, entry.getKey()), entry.getValue());
        if (complaint != null) return Verdict.failed(entry.getKey() + " " + complaint);
      }
    }
    if (step.has("save")) {
      for (var entry : step.getAsJsonObject("save").entrySet()) {
        JsonElement value = at(body, entry.getValue().getAsString());
        if (value == null) return Verdict.failed("the answer has no " + entry.getValue());
        saved.put(entry.getKey(), value.getAsString());
      }
    }
    return new Verdict("works", "");
  }

  private String compare(JsonElement value, JsonElement wanted) {
    String shown = shown(value);
    if (!wanted.isJsonObject()) {
      String expected = fill(shown(wanted), false);
      return shown.equals(expected) ? null : "is " + shown + ", not " + expected;
    }
    for (var rule : wanted.getAsJsonObject().entrySet()) {
      JsonElement argument = rule.getValue();
      boolean kept = switch (rule.getKey()) {
        case "present" -> (value != null) == argument.getAsBoolean();
        case "matches" -> Pattern.compile(argument.getAsString()).matcher(shown).find();
        case "not" -> !shown.equals(fill(argument.getAsString(), false));
        case "least" -> !shown.isEmpty() && Double.parseDouble(shown) >= argument.getAsDouble();
        default -> false;
      };
      if (!kept) return "is " + shown + ", which breaks " + wanted;
    }
    return null;
  }

  private String fill(String text, boolean insideJson) {
    return PLACE.matcher(text).replaceAll(place -> {
      String value = saved.get(place.group(1));
      if (value == null) return Matcher.quoteReplacement(place.group());
      String quoted = new Gson().toJson(value);
      return Matcher.quoteReplacement(insideJson ? quoted.substring(1, quoted.length() - 1) : value);
    });
  }

  /** What a value says: the default of every type and nothing at all say the same, as they do on the wire. */
  private static String shown(JsonElement value) {
    if (value == null || value.isJsonNull()) return "";
    String text = value instanceof JsonPrimitive primitive ? primitive.getAsString() : value.toString();
    return text.equals("0") || text.equals("false") ? "" : text;
  }

  /** The value at a path such as `users[0].id`; `users.length` counts. */
  private static JsonElement at(JsonElement value, String path) {
    for (String name : path.split("[.\\[\\]]+")) {
      if (value instanceof JsonArray list) {
        if (name.equals("length")) value = new JsonPrimitive(list.size());
        else if (Integer.parseInt(name) < list.size()) value = list.get(Integer.parseInt(name));
        else return null;
      } else if (value instanceof JsonObject object && object.has(name)) {
        value = object.get(name);
      } else {
        return null;
      }
    }
    return value;
  }

  /** Reads a refusal as the contract has it: the code, and one ErrorInfo that says the same code in words. */
  private static Verdict refusal(StatusRuntimeException error, String expect, String violation) {
    String code = error.getStatus().getCode().name();
    Status status = StatusProto.fromThrowable(error);
    Optional<ErrorInfo> info = status == null ? Optional.empty() : infoOf(status);
    if (info.isEmpty()) return Verdict.failed("no ErrorInfo in grpc-status-details-bin: " + error.getMessage());
    if (status.getCode() != error.getStatus().getCode().value() || !status.getMessage().equals(error.getStatus().getDescription())) {
      return Verdict.failed("the details say " + status.getCode() + " " + status.getMessage() + " beside " + error.getMessage());
    }
    if (!info.get().getErrorCode().equals(code)) return Verdict.failed("error_code is " + info.get().getErrorCode() + " beside " + code);
    if (code.equals("UNIMPLEMENTED")) return new Verdict("not_served_yet", error.getMessage());
    if (!code.equals(expect)) return Verdict.failed("expected " + expect + ", not " + error.getMessage());
    if (!violation.isEmpty() && info.get().getValidationErrorInfo().getFieldViolationsList().stream().noneMatch(one -> one.getField().equals(violation))) {
      return Verdict.failed("expected a violation of " + violation + ", not " + info.get().getValidationErrorInfo());
    }
    return new Verdict("refused_as_documented", code);
  }

  private static Optional<ErrorInfo> infoOf(Status status) {
    for (Any detail : status.getDetailsList()) {
      if (!detail.getTypeUrl().endsWith("/scalekit.v1.errdetails.ErrorInfo")) continue;
      try {
        return Optional.of(ErrorInfo.parseFrom(detail.getValue()));
      } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Verdict help(JsonObject step, String request) throws Exception {
    String[] parts = fill(text(step, "helper"), false).split(" ", 2);
    var address = URI.create(System.getenv("CONFORMANCE_HELPER") + parts[1]);
    var body = parts[0].equals("GET") ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(request);
    return look(step, caller.fetch(HttpRequest.newBuilder(address).method(parts[0], body).header("content-type", "application/json")).getAsJsonObject());
  }

  private Verdict stranger(MethodDescriptor<?, ?> method) {
    boolean open = isOpen(method);
    try {
      caller.call(method, emptyOf(method), false);
      return open ? new Verdict("works", "") : Verdict.failed("a call without a token went well");
    } catch (StatusRuntimeException error) {
      String code = error.getStatus().getCode().name();
      return refusal(error, open && !code.equals("INTERNAL") && !code.equals("UNKNOWN") ? code : "UNAUTHENTICATED", "");
    } catch (Exception error) {
      return Verdict.failed(String.valueOf(error.getMessage()));
    }
  }

  /** Whether the options of the method, in our protos, ask for no proof. */
  private static boolean isOpen(MethodDescriptor<?, ?> method) {
    var options = ((ProtoMethodDescriptorSupplier) method.getSchemaDescriptor()).getMethodDescriptor().getOptions();
    return options.getExtension(Options.authOption).getAuthenticationTypeValue() == Options.AuthenticationType.NONE_VALUE;
  }

  private static Message emptyOf(MethodDescriptor<?, ?> method) {
    return (Message) ((MethodDescriptor.PrototypeMarshaller<?>) method.getRequestMarshaller()).getMessagePrototype();
  }

  private static String text(JsonObject object, String name) {
    return object.has(name) ? object.get(name).getAsString() : "";
  }
}
