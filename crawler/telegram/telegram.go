// Package telegram reads the public preview of a channel, t.me/s/<channel>: its posts with forwards, replies, links,
// media and views, and the way to the older posts.
package telegram

import (
	"bytes"
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"longear"
	"longear/crawler/htmltext"

	"github.com/PuerkitoBio/goquery"
)

// Message is one post as the preview shows it.
type Message struct {
	Key         string   `json:"key"` // "channel/123", lower case
	Channel     string   `json:"channel"`
	URL         string   `json:"url"`
	Text        string   `json:"text,omitempty"`
	Date        string   `json:"date,omitempty"`  // RFC 3339 with offset, as written
	Views       string   `json:"views,omitempty"` // as the platform states them: "1.2K"
	Edited      bool     `json:"edited,omitempty"`
	ForwardName string   `json:"forward_name,omitempty"`
	ForwardURL  string   `json:"forward_url,omitempty"`
	ReplyURL    string   `json:"reply_url,omitempty"`
	Links       []string `json:"links,omitempty"`
	Media       []string `json:"media,omitempty"`
	Unsupported bool     `json:"unsupported,omitempty"` // Telegram says that the preview cannot show it
}

// Page is one page of a channel, oldest message first.
type Page struct {
	Title    string    `json:"title,omitempty"`
	Messages []Message `json:"messages"`
	Before   string    `json:"before,omitempty"` // value of ?before= for older posts; "" at the channel's start
}

var picture = regexp.MustCompile(`background-image\s*:\s*url\(\s*['"]?([^'")]+)`)

// Parse reads a preview page. A redirect away from /s/ means that the channel has no public preview.
func Parse(c longear.Capture) (Page, error) {
	base, err := url.Parse(c.URL)
	if err != nil {
		return Page{}, longear.Errorf(longear.KindInvalid, "preview address: %w", err)
	}
	if !strings.HasPrefix(base.Path, "/s/") {
		return Page{}, longear.Errorf(longear.KindBlocked, "the channel has no public preview (redirected to %s)", c.URL)
	}
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(c.Body))
	if err != nil {
		return Page{}, longear.Errorf(longear.KindTerminal, "not a readable page: %w", err)
	}
	page := Page{Title: oneLine(doc.Find(".tgme_channel_info_header_title").First().Text()), Messages: []Message{}}
	doc.Find(".tgme_widget_message[data-post]").Each(func(_ int, s *goquery.Selection) {
		if !s.HasClass("service_message") {
			page.Messages = append(page.Messages, parseMessage(s, base))
		}
	})
	page.Before = older(doc)
	if len(page.Messages) == 0 && doc.Find(".tme_no_messages_found, .tgme_channel_info").Length() == 0 {
		return Page{}, longear.Errorf(longear.KindTerminal, "a channel preview was expected, another page came")
	}
	return page, nil
}

// older reads the paging link; the canonical head link stands in where the button is not rendered.
func older(doc *goquery.Document) string {
	if before, ok := doc.Find("a.tme_messages_more[data-before]").First().Attr("data-before"); ok {
		return before
	}
	u, err := url.Parse(doc.Find(`link[rel="prev"]`).First().AttrOr("href", ""))
	if err != nil {
		return ""
	}
	return u.Query().Get("before")
}

func parseMessage(s *goquery.Selection, base *url.URL) Message {
	post := strings.TrimSpace(s.AttrOr("data-post", ""))
	channel, _, _ := strings.Cut(post, "/")
	date := s.Find("a.tgme_widget_message_date").First()
	forward := s.Find(".tgme_widget_message_forwarded_from_name").First()
	m := Message{
		Key: strings.ToLower(post), Channel: channel,
		URL:         cmp.Or(htmltext.Absolute(base, date.AttrOr("href", "")), htmltext.Absolute(base, "/"+post)),
		Date:        strings.TrimSpace(date.Find("time[datetime]").First().AttrOr("datetime", "")),
		Views:       oneLine(s.Find(".tgme_widget_message_views").First().Text()),
		Edited:      strings.Contains(s.Find(".tgme_widget_message_meta").Text(), "edited"),
		ForwardName: oneLine(forward.Text()),
		ForwardURL:  htmltext.Absolute(base, forward.AttrOr("href", "")),
		ReplyURL:    htmltext.Absolute(base, s.Find("a.tgme_widget_message_reply").First().AttrOr("href", "")),
		Unsupported: s.Find(".message_media_not_supported").Length() > 0,
	}
	m.Text, m.Links = textOf(s, base)
	m.Links = appendNew(m.Links, htmltext.Absolute(base, s.Find("a.tgme_widget_message_link_preview").First().AttrOr("href", "")))
	m.Media = mediaOf(s, base)
	return m
}

// textOf reads the post's own text; a quoted reply carries the same class and is not the author's.
func textOf(s *goquery.Selection, base *url.URL) (text string, links []string) {
	own := s.Find(".tgme_widget_message_text").FilterFunction(func(_ int, t *goquery.Selection) bool {
		return t.Closest(".tgme_widget_message_reply").Length() == 0 && t.ParentsFiltered(".tgme_widget_message_text").Length() == 0
	})
	var parts []string
	for _, node := range own.Nodes {
		content := htmltext.FromNode(node, base)
		parts = append(parts, content.Text)
		for _, link := range content.Links {
			links = appendNew(links, link)
		}
	}
	if poll := pollText(s); poll != "" {
		parts = append(parts, poll)
	}
	return strings.Join(parts, "\n"), links
}

func pollText(s *goquery.Selection) string {
	var lines []string
	s.Find(".tgme_widget_message_poll_question, .tgme_widget_message_poll_option_text").Each(func(_ int, q *goquery.Selection) {
		lines = append(lines, oneLine(q.Text()))
	})
	return strings.Join(lines, "\n")
}

// mediaOf lists pictures, videos and documents; a film shown by its still alone is named by the still.
func mediaOf(s *goquery.Selection, base *url.URL) []string {
	var list []string
	s.Find(".tgme_widget_message_photo_wrap, .tgme_widget_message_video_thumb, .tgme_widget_message_roundvideo_thumb").
		Each(func(_ int, p *goquery.Selection) {
			if m := picture.FindStringSubmatch(p.AttrOr("style", "")); m != nil {
				list = appendNew(list, htmltext.Absolute(base, m[1]))
			}
		})
	s.Find(".tgme_widget_message_video_player video[src], .tgme_widget_message_voice[src], video[src]").
		Each(func(_ int, v *goquery.Selection) {
			list = appendNew(list, htmltext.Absolute(base, v.AttrOr("src", "")))
		})
	s.Find("a.tgme_widget_message_document_wrap[href]").Each(func(_ int, d *goquery.Selection) {
		list = appendNew(list, htmltext.Absolute(base, d.AttrOr("href", "")))
	})
	return list
}

func appendNew(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
