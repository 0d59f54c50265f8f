// Walks the whole contract with connect-go in gRPC mode, the library and the mode the official Go SDK uses, on code
// generated from our own protos. It is not the SDK: it says what the wire does, not what the SDK's wrappers do.
package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"slices"
	"sort"
	"strings"
	"time"

	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/reflect/protoregistry"
)

const sdk = "go-wire"

func main() {
	report(map[string]any{"about": map[string]string{"sdk": sdk, "version": libraryVersion()}})

	walk := readWalk(os.Args[1])
	served := servedHere()
	report(map[string]any{"wrappers": wrappersOf(served)})

	// The way of `https://`, HTTP/2 by ALPN, and the way of `http://`: gRPC over HTTP/1.1 with its trailers in chunks.
	overTLS := newCaller(os.Getenv("CONFORMANCE_URL"), &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{ForceAttemptHTTP2: true}})
	newWalker(overTLS, served, "t", "").walk(walk)
	if plain := os.Getenv("CONFORMANCE_PLAIN_URL"); plain != "" {
		overPlain := newCaller(plain, &http.Client{Timeout: 10 * time.Second})
		newWalker(overPlain, served, "p", ", gRPC over HTTP/1.1").walk(walk)
	}
	report(map[string]any{"done": true})
}

// Every method of the generated services in scope, as `Service/Method`.
func servedHere() map[string]protoreflect.MethodDescriptor {
	served := map[string]protoreflect.MethodDescriptor{}
	protoregistry.GlobalFiles.RangeFiles(func(file protoreflect.FileDescriptor) bool {
		if !strings.HasPrefix(string(file.Package()), "scalekit.v1.") || file.Package() == "scalekit.v1.errdetails" {
			return true
		}
		for i := range file.Services().Len() {
			service := file.Services().Get(i)
			for j := range service.Methods().Len() {
				method := service.Methods().Get(j)
				served[string(service.Name())+"/"+string(method.Name())] = method
			}
		}
		return true
	})
	return served
}

func wrappersOf(served map[string]protoreflect.MethodDescriptor) []string {
	names := []string{"ClientToken", "ValidateToken"}
	for name := range served {
		names = append(names, name)
	}
	sort.Strings(names)
	return slices.Compact(names)
}

func report(line any) {
	text, err := json.Marshal(line)
	if err != nil {
		panic(err)
	}
	fmt.Println(string(text))
}
