package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"longear"
)

const defaultSettings = "longear.yaml"

// applySettings fills every flag that was not given from LONGEAR_<FLAG>, else from the settings file.
func applySettings(c *cobra.Command, _ []string) error {
	settings, err := readSettings(c)
	if err != nil {
		return err
	}
	var errs []error
	known := map[string]bool{}
	c.Flags().VisitAll(func(f *pflag.Flag) {
		known[f.Name] = true
		if f.Changed || f.Name == "help" {
			return
		}
		value, from := os.LookupEnv("LONGEAR_" + strings.ToUpper(strings.ReplaceAll(f.Name, "-", "_")))
		where := "environment"
		if !from {
			value, from = settings[f.Name]
			where = "settings file"
		}
		if !from {
			return
		}
		if err := c.Flags().Set(f.Name, value); err != nil {
			errs = append(errs, &longear.FieldError{Field: f.Name, Value: value, Why: where + ": " + err.Error()})
		}
	})
	return longear.E("settings", longear.KindInvalid, errors.Join(errs...))
}

func readSettings(c *cobra.Command) (map[string]string, error) {
	path := flag(c, "config")
	if env := os.Getenv("LONGEAR_CONFIG"); path == "" {
		path = env
	}
	named := path != ""
	if !named {
		path = defaultSettings
	}
	raw, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && !named {
		return nil, nil
	}
	if err != nil {
		return nil, longear.E("settings", longear.KindInvalid, err)
	}
	return parseSettings(c, path, raw)
}

// parseSettings reads a flat map of flag names; a key that no command has is an error that names its line.
func parseSettings(c *cobra.Command, path string, raw []byte) (map[string]string, error) {
	var values map[string]any
	if err := yaml.Unmarshal(raw, &values); err != nil {
		return nil, longear.E(path, longear.KindInvalid, err)
	}
	out := map[string]string{}
	for name, v := range values {
		if !anyCommandHas(c.Root(), name) {
			return nil, longear.Errorf(longear.KindInvalid, "%s:%d: no setting is called %q", path, lineOf(raw, name), name)
		}
		out[name] = settingText(v)
	}
	return out, nil
}

// settingText is a value as a flag takes it; a list becomes what flags of several values take.
func settingText(v any) string {
	list, ok := v.([]any)
	if !ok {
		return fmt.Sprint(v)
	}
	parts := make([]string, len(list))
	for i, one := range list {
		parts[i] = fmt.Sprint(one)
	}
	return strings.Join(parts, ",")
}

func anyCommandHas(c *cobra.Command, name string) bool {
	if c.Flags().Lookup(name) != nil || c.PersistentFlags().Lookup(name) != nil {
		return true
	}
	for _, sub := range c.Commands() {
		if anyCommandHas(sub, name) {
			return true
		}
	}
	return false
}

func lineOf(raw []byte, key string) int {
	for i, line := range strings.Split(string(raw), "\n") {
		if strings.HasPrefix(line, key+":") {
			return i + 1
		}
	}
	return 1
}
