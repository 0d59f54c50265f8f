package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"os"
	"regexp"
	"sort"
	"strconv"
	"strings"

	"connectrpc.com/connect"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"

	"tenon.example/conformance/gen/scalekit/v1/errdetails"
)

// A step of the walk, as ../wire/walk.ts writes it.
type step struct {
	RPC       string            `json:"rpc"`
	Helper    string            `json:"helper"`
	Case      string            `json:"case"`
	Request   json.RawMessage   `json:"request"`
	Expect    string            `json:"expect"`
	Violation string            `json:"violation"`
	Check     map[string]any    `json:"check"`
	Save      map[string]string `json:"save"`
	// Nobody's call: no token goes with it.
	Anonymous bool `json:"anonymous"`
}

func readWalk(path string) []step {
	text, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	var walk []step
	if err := json.Unmarshal(text, &walk); err != nil {
		panic(err)
	}
	return walk
}

type walker struct {
	caller *caller
	served map[string]protoreflect.MethodDescriptor
	saved  map[string]string
	suffix string
}

func newWalker(caller *caller, served map[string]protoreflect.MethodDescriptor, run, suffix string) *walker {
	return &walker{caller, served, map[string]string{"run": run, "redirect_uri": os.Getenv("CONFORMANCE_REDIRECT_URI"), "client_id": os.Getenv("CONFORMANCE_CLIENT_ID"), "origin": os.Getenv("CONFORMANCE_URL")}, suffix}
}

func (w *walker) say(rpc, wrapper, what, outcome, detail string) {
	service, method, isRPC := strings.Cut(rpc, "/")
	if !isRPC {
		service, method = "helper", rpc
	}
	report(map[string]string{"sdk": sdk, "service": service, "rpc": method, "wrapper": wrapper, "case": what + w.suffix, "outcome": outcome, "detail": detail})
}

func (w *walker) walk(steps []step) {
	w.tokens()
	for _, one := range steps {
		outcome, detail := w.take(one)
		if one.RPC != "" {
			w.say(one.RPC, one.RPC, one.Case, outcome, detail)
		} else if outcome == "failed" {
			fmt.Fprintln(os.Stderr, one.Helper, detail)
		}
	}
	// Nobody's call, to every method there is: refused, or let in where the contract asks for no proof.
	names := make([]string, 0, len(w.served))
	for name := range w.served {
		names = append(names, name)
	}
	sort.Strings(names)
	open := w.openToAll()
	for _, name := range names {
		outcome, detail := w.stranger(name, open[name])
		w.say(name, name, "without a token", outcome, detail)
	}
}

func (w *walker) tokens() {
	try := func(rpc, what, good string, does func() error) {
		if err := does(); err != nil {
			w.say(rpc, rpc, what, "failed", err.Error())
		} else {
			w.say(rpc, rpc, what, good, "")
		}
	}
	try("ClientToken", "success", "works", func() error { return w.caller.refresh() })
	try("ClientToken", "with an old token in the header besides", "works", func() error {
		w.caller.token = "not-a-token"
		return w.caller.refresh()
	})
	try("ClientToken", "wrong secret", "refused_as_documented", func() error {
		_, err := w.caller.clientToken(os.Getenv("CONFORMANCE_CLIENT_ID"), "not-the-secret-of-this-client")
		if err == nil || !strings.Contains(err.Error(), "HTTP 401") || !strings.Contains(err.Error(), "invalid_client") {
			return fmt.Errorf("expected HTTP 401 invalid_client, not %v", err)
		}
		return nil
	})
	try("ValidateToken", "success", "works", func() error {
		claims, err := w.caller.claimsOf(w.caller.token)
		if err != nil {
			return err
		}
		_, scopeIsText := claims["scope"].(string)
		_, scopesAreList := claims["scopes"].([]any)
		_, audIsList := claims["aud"].([]any)
		if claims["iss"] != os.Getenv("CONFORMANCE_URL") || claims["sub"] != os.Getenv("CONFORMANCE_CLIENT_ID") || !scopeIsText || !scopesAreList || !audIsList {
			return fmt.Errorf("the claims are %v", claims)
		}
		return nil
	})
	try("ValidateToken", "tampered", "refused_as_documented", func() error {
		parts := strings.Split(w.caller.token, ".")
		if len(parts) != 3 {
			return errors.New("no token to tamper with")
		}
		parts[2] = strings.Repeat("A", len(parts[2]))
		if _, err := w.caller.claimsOf(strings.Join(parts, ".")); err == nil {
			return errors.New("a forged signature was accepted")
		}
		return nil
	})
}

func (w *walker) take(one step) (string, string) {
	missing := ""
	text := regexp.MustCompile(`<(\w+)>`).ReplaceAllStringFunc(string(one.Request), func(place string) string {
		value, known := w.saved[place[1:len(place)-1]]
		if !known {
			missing = place
		}
		quoted, _ := json.Marshal(value)
		return string(quoted[1 : len(quoted)-1])
	})
	if missing != "" {
		return "failed", "an earlier step did not give " + missing
	}
	if one.Helper != "" {
		return w.help(one, text)
	}
	method, known := w.served[one.RPC]
	if !known {
		return "failed", "our protos have no such method"
	}
	request := emptyOf(method.Input())
	if err := protojson.Unmarshal([]byte(text), request); err != nil {
		return "failed", err.Error()
	}
	if one.Case == "with a token that has run out" {
		w.caller.token = "spent"
	}
	answer, err := w.caller.call(one.RPC, request, !one.Anonymous)
	if err != nil {
		return refusal(err, one.Expect, one.Violation)
	}
	if one.Expect != "" {
		return "failed", "expected " + one.Expect + ", but it went well"
	}
	shown, err := protojson.MarshalOptions{UseProtoNames: true}.Marshal(answer)
	if err != nil {
		return "failed", err.Error()
	}
	return w.look(one, shown)
}

// Holds an answer against what the step says of it and keeps what later steps need.
func (w *walker) look(one step, shown []byte) (string, string) {
	var body any
	decoder := json.NewDecoder(bytes.NewReader(shown))
	decoder.UseNumber()
	if err := decoder.Decode(&body); err != nil {
		return "failed", err.Error()
	}
	for path, wanted := range one.Check {
		if complaint := w.compare(at(body, path), wanted); complaint != "" {
			return "failed", path + " " + complaint
		}
	}
	for name, path := range one.Save {
		value := at(body, path)
		if value == nil {
			return "failed", "the answer has no " + path
		}
		w.saved[name] = fmt.Sprint(value)
	}
	return "works", ""
}

func (w *walker) compare(value, wanted any) string {
	if rule, isRule := wanted.(map[string]any); isRule {
		for name, argument := range rule {
			switch name {
			case "present":
				if (value != nil) != argument.(bool) {
					return fmt.Sprintf("should be there: %v", argument)
				}
			case "matches":
				if !regexp.MustCompile(argument.(string)).MatchString(textOf(value)) {
					return fmt.Sprintf("is %v, not like %v", value, argument)
				}
			case "not":
				if textOf(value) == w.fill(textOf(argument)) {
					return fmt.Sprintf("is %v", value)
				}
			case "least":
				number, err := strconv.ParseFloat(textOf(value), 64)
				if err != nil || number < argument.(float64) {
					return fmt.Sprintf("is %v, less than %v", value, argument)
				}
			default:
				return "has a rule nobody knows: " + name
			}
		}
		return ""
	}
	if expected := w.fill(textOf(wanted)); textOf(value) != expected {
		return fmt.Sprintf("is %v, not %v", value, expected)
	}
	return ""
}

func (w *walker) fill(text string) string {
	for name, value := range w.saved {
		text = strings.ReplaceAll(text, "<"+name+">", value)
	}
	return text
}

// What a value says: the default of every type and nothing at all say the same, as they do on the wire.
func textOf(value any) string {
	switch value {
	case nil, false:
		return ""
	}
	if text := fmt.Sprint(value); text != "0" {
		return text
	}
	return ""
}

// The value at a path such as `users[0].id`; `users.length` counts.
func at(value any, path string) any {
	for _, name := range strings.FieldsFunc(path, func(r rune) bool { return r == '.' || r == '[' || r == ']' }) {
		if list, isList := value.([]any); isList {
			if name == "length" {
				value = json.Number(strconv.Itoa(len(list)))
				continue
			}
			index, err := strconv.Atoi(name)
			if err != nil || index >= len(list) {
				return nil
			}
			value = list[index]
			continue
		}
		object, isObject := value.(map[string]any)
		if !isObject {
			return nil
		}
		value = object[name]
	}
	return value
}

// Reads a refusal as the contract has it: the code, and one ErrorInfo that says the same code in words.
func refusal(err error, expect, violation string) (string, string) {
	refused := new(connect.Error)
	if !errors.As(err, &refused) {
		return "failed", err.Error()
	}
	code := strings.ToUpper(refused.Code().String())
	if code == "CANCELED" {
		code = "CANCELLED"
	}
	info, found := infoOf(refused)
	if !found {
		return "failed", "no ErrorInfo in grpc-status-details-bin: " + err.Error()
	}
	if info.GetErrorCode() != code {
		return "failed", "error_code is " + info.GetErrorCode() + " beside " + code
	}
	if code == "UNIMPLEMENTED" {
		return "not_served_yet", refused.Message()
	}
	if code != expect {
		return "failed", "expected " + expect + ", not " + err.Error()
	}
	if violation != "" {
		var fields []string
		for _, one := range info.GetValidationErrorInfo().GetFieldViolations() {
			fields = append(fields, one.GetField())
		}
		if !strings.Contains(","+strings.Join(fields, ",")+",", ","+violation+",") {
			return "failed", fmt.Sprintf("expected a violation of %s, not of %v", violation, fields)
		}
	}
	return "refused_as_documented", code
}

func infoOf(refused *connect.Error) (*errdetails.ErrorInfo, bool) {
	for _, detail := range refused.Details() {
		if value, err := detail.Value(); err == nil {
			if info, isInfo := value.(*errdetails.ErrorInfo); isInfo {
				return info, true
			}
		}
	}
	return nil, false
}

func (w *walker) help(one step, text string) (string, string) {
	method, path, _ := strings.Cut(one.Helper, " ")
	request, err := http.NewRequest(method, os.Getenv("CONFORMANCE_HELPER")+w.fill(path), strings.NewReader(text))
	if err != nil {
		return "failed", err.Error()
	}
	request.Header.Set("Content-Type", "application/json")
	var answer json.RawMessage
	if err := (&caller{client: http.DefaultClient}).fetch(request, &answer); err != nil {
		return "failed", err.Error()
	}
	return w.look(one, answer)
}

// A call without a token. What is open to all may answer as it likes; the rest must ask for proof.
func (w *walker) stranger(name string, open bool) (string, string) {
	_, err := w.caller.call(name, emptyOf(w.served[name].Input()), false)
	if open && err == nil {
		return "works", ""
	}
	if open {
		refused := new(connect.Error)
		if errors.As(err, &refused) && refused.Code() != connect.CodeInternal && refused.Code() != connect.CodeUnknown {
			return refusal(err, strings.ToUpper(refused.Code().String()), "")
		}
	}
	if err == nil {
		return "failed", "a call without a token went well"
	}
	return refusal(err, "UNAUTHENTICATED", "")
}

// The methods whose authentication class, in the options of our protos, asks for no proof or for that of a browser.
func (w *walker) openToAll() map[string]bool {
	open := map[string]bool{}
	for name, method := range w.served {
		method.Options().ProtoReflect().Range(func(field protoreflect.FieldDescriptor, value protoreflect.Value) bool {
			if field.Name() == "auth_option" {
				class := value.Message().Descriptor().Fields().ByName("authentication_type")
				open[name] = value.Message().Get(class).Enum() == 1
			}
			return true
		})
	}
	return open
}

func emptyOf(descriptor protoreflect.MessageDescriptor) proto.Message {
	kind, err := protoregistry.GlobalTypes.FindMessageByName(descriptor.FullName())
	if err != nil {
		panic(err)
	}
	return kind.New().Interface()
}
