package main

import (
	"os"
	"strings"

	"longear"
	"longear/app"
)

// readSecrets reads Elasticsearch's credentials from the environment or from files that it names; never from arguments,
// which other users of the machine can see.
func readSecrets(c *app.Credentials) error {
	for name, target := range map[string]*string{
		"LONGEAR_ELASTIC_USERNAME": &c.Username, "LONGEAR_ELASTIC_PASSWORD": &c.Password, "LONGEAR_ELASTIC_API_KEY": &c.APIKey,
	} {
		value, err := secret(name)
		if err != nil {
			return err
		}
		*target = value
	}
	return nil
}

// secret reads NAME, else the file that NAME_FILE names, without its last line feed.
func secret(name string) (string, error) {
	if v, ok := os.LookupEnv(name); ok {
		return v, nil
	}
	path := os.Getenv(name + "_FILE")
	if path == "" {
		return "", nil
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return "", longear.E(name+"_FILE", longear.KindInvalid, err)
	}
	return strings.TrimRight(string(raw), "\r\n"), nil
}
