// Package fit measures level 2 on labelled sets and fits its weights. Sets are folders or files outside the repository;
// texts are read by program only.
package fit
