package web

// channelView is what the sources page says of the meaning channel.
type channelView struct {
	Text    string
	Failing bool
}

// channel is nil where nothing is known of one.
func (v visit) channel() (*channelView, error) {
	if v.opt.Channel == nil {
		return nil, nil
	}
	c, asked, err := v.opt.Channel(v.r.Context())
	switch {
	case err != nil:
		return nil, err
	case !asked:
		return &channelView{Text: v.t.T("meaning.off")}, nil
	}
	name := c.URL
	if c.Model != "" {
		name = c.Model + ", " + c.URL
	}
	if c.Failing() {
		return &channelView{v.t.T("meaning.failing", name, v.instant(c.FailingSince).Text, v.t.number(c.Missing), c.Error), true}, nil
	}
	return &channelView{Text: v.t.T("meaning.ok", name, v.instant(c.Asked).Text, v.t.number(c.Embedded))}, nil
}
