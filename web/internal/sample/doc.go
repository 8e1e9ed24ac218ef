// Package sample is a small invented world for tests and the preview of the pages: synthetic texts, written for longear,
// about fictional events on example hosts. Nothing but tests and the preview may import it.
package sample
