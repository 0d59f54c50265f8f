package main

import (
	"context"
	"crypto"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/url"
	"os"
	"reflect"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"

	"connectrpc.com/connect"
	"google.golang.org/protobuf/proto"

	"tenon.example/conformance/gen/scalekit/v1/auditlogs/auditlogsconnect"
	"tenon.example/conformance/gen/scalekit/v1/auth/authconnect"
	"tenon.example/conformance/gen/scalekit/v1/clients/clientsconnect"
	"tenon.example/conformance/gen/scalekit/v1/connections/connectionsconnect"
	"tenon.example/conformance/gen/scalekit/v1/directories/directoriesconnect"
	"tenon.example/conformance/gen/scalekit/v1/domains/domainsconnect"
	"tenon.example/conformance/gen/scalekit/v1/events/eventsconnect"
	"tenon.example/conformance/gen/scalekit/v1/organizations/organizationsconnect"
	"tenon.example/conformance/gen/scalekit/v1/roles/rolesconnect"
	"tenon.example/conformance/gen/scalekit/v1/sessions/sessionsconnect"
	"tenon.example/conformance/gen/scalekit/v1/tokens/tokensconnect"
	"tenon.example/conformance/gen/scalekit/v1/users/usersconnect"
)

// A caller speaks as the Go SDK does: a token before the first call, the same headers, one more try after UNAUTHENTICATED.
type caller struct {
	origin  string
	client  *http.Client
	clients map[string]reflect.Value
	mutex   sync.Mutex
	token   string
	// How often a token was asked for.
	asked int
}

func newCaller(origin string, client *http.Client) *caller {
	grpc := connect.WithGRPC()
	made := []any{
		auditlogsconnect.NewAuditLogsServiceClient(client, origin, grpc),
		authconnect.NewAuthServiceClient(client, origin, grpc),
		authconnect.NewPasswordlessServiceClient(client, origin, grpc),
		authconnect.NewWebAuthnServiceClient(client, origin, grpc),
		clientsconnect.NewClientServiceClient(client, origin, grpc),
		connectionsconnect.NewConnectionServiceClient(client, origin, grpc),
		directoriesconnect.NewDirectoryServiceClient(client, origin, grpc),
		domainsconnect.NewDomainServiceClient(client, origin, grpc),
		eventsconnect.NewEventsServiceClient(client, origin, grpc),
		organizationsconnect.NewOrganizationServiceClient(client, origin, grpc),
		rolesconnect.NewRolesServiceClient(client, origin, grpc),
		sessionsconnect.NewSessionServiceClient(client, origin, grpc),
		tokensconnect.NewApiTokenServiceClient(client, origin, grpc),
		usersconnect.NewUserServiceClient(client, origin, grpc),
	}
	clients := map[string]reflect.Value{}
	for _, one := range made {
		name := reflect.TypeOf(one).Elem().Name()
		clients[strings.ToUpper(name[:1])+strings.TrimSuffix(name[1:], "Client")] = reflect.ValueOf(one)
	}
	return &caller{origin: origin, client: client, clients: clients}
}

// Calls a method of a generated client, `Service/Method`, as its own Go type has it.
func (c *caller) call(rpc string, message proto.Message, withToken bool) (proto.Message, error) {
	if !withToken {
		return c.once(rpc, message, "")
	}
	if c.token == "" {
		_ = c.refresh()
	}
	answer, err := c.once(rpc, message, c.token)
	if connect.CodeOf(err) == connect.CodeUnauthenticated && err != nil {
		if err := c.refresh(); err != nil {
			return nil, err
		}
		return c.once(rpc, message, c.token)
	}
	return answer, err
}

func (c *caller) once(rpc string, message proto.Message, token string) (proto.Message, error) {
	service, method, _ := strings.Cut(rpc, "/")
	client, known := c.clients[service]
	if !known {
		return nil, fmt.Errorf("there is no generated client for %s", service)
	}
	ctx, cancel := context.WithTimeout(context.Background(), c.client.Timeout)
	defer cancel()
	function := client.MethodByName(method)
	request := reflect.New(function.Type().In(1).Elem())
	request.Elem().FieldByName("Msg").Set(reflect.ValueOf(message))
	header := request.MethodByName("Header").Call(nil)[0].Interface().(http.Header)
	header.Set("User-Agent", "Tenon-Conformance/1 Go/"+runtime.Version())
	header.Set("x-sdk-version", "go/conformance")
	header.Set("x-api-version", "20260312")
	if token != "" {
		header.Set("Authorization", "Bearer "+token)
	}
	results := function.Call([]reflect.Value{reflect.ValueOf(ctx), request})
	if err, failed := results[1].Interface().(error); failed {
		return nil, err
	}
	return results[0].Elem().FieldByName("Msg").Interface().(proto.Message), nil
}

// Takes a token as the SDK does: the client's credentials in the form, and the old token in the header besides.
func (c *caller) refresh() error {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	token, err := c.clientToken(os.Getenv("CONFORMANCE_CLIENT_ID"), os.Getenv("CONFORMANCE_CLIENT_SECRET"))
	if err == nil {
		c.token = token
	}
	return err
}

func (c *caller) clientToken(id, secret string) (string, error) {
	c.asked++
	form := url.Values{"grant_type": {"client_credentials"}, "client_id": {id}, "client_secret": {secret}}
	request, err := http.NewRequest("POST", c.origin+"/oauth/token", strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if c.token != "" {
		request.Header.Set("Authorization", "Bearer "+c.token)
	}
	var answer struct {
		AccessToken string `json:"access_token"`
		TokenType   string `json:"token_type"`
		ExpiresIn   int    `json:"expires_in"`
	}
	if err := c.fetch(request, &answer); err != nil {
		return "", err
	}
	if answer.AccessToken == "" || answer.TokenType != "Bearer" || answer.ExpiresIn <= 0 {
		return "", errors.New("the answer lacks access_token, token_type or expires_in")
	}
	return answer.AccessToken, nil
}

func (c *caller) fetch(request *http.Request, into any) error {
	response, err := c.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode < 200 || response.StatusCode > 299 {
		return fmt.Errorf("HTTP %d: %s", response.StatusCode, body)
	}
	return json.Unmarshal(body, into)
}

// Checks a token against /keys and gives its claims, typed as the Go SDK types them. RS256 and nothing else.
func (c *caller) claimsOf(token string) (map[string]any, error) {
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return nil, errors.New("not a JWT")
	}
	var head struct{ Alg, Kid string }
	var claims map[string]any
	for i, into := range []any{&head, &claims} {
		text, err := base64.RawURLEncoding.DecodeString(parts[i])
		if err != nil {
			return nil, err
		}
		if err := json.Unmarshal(text, into); err != nil {
			return nil, err
		}
	}
	if head.Alg != "RS256" {
		return nil, fmt.Errorf("signed with %s", head.Alg)
	}
	request, err := http.NewRequest("GET", c.origin+"/keys", nil)
	if err != nil {
		return nil, err
	}
	var keys struct {
		Keys []struct{ Kid, Kty, Alg, Use, N, E string }
	}
	if err := c.fetch(request, &keys); err != nil {
		return nil, err
	}
	signature, err := base64.RawURLEncoding.DecodeString(parts[2])
	if err != nil {
		return nil, err
	}
	for _, key := range keys.Keys {
		if key.Kid != head.Kid || key.Kty != "RSA" {
			continue
		}
		n, _ := base64.RawURLEncoding.DecodeString(key.N)
		e, _ := base64.RawURLEncoding.DecodeString(key.E)
		public := &rsa.PublicKey{N: new(big.Int).SetBytes(n), E: int(new(big.Int).SetBytes(e).Int64())}
		digest := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
		return claims, rsa.VerifyPKCS1v15(public, crypto.SHA256, digest[:], signature)
	}
	return nil, fmt.Errorf("no key %s in /keys", head.Kid)
}

func libraryVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, module := range info.Deps {
			if module.Path == "connectrpc.com/connect" {
				return strings.TrimPrefix(module.Version, "v")
			}
		}
	}
	return "unknown"
}
