package dev.slowpath.desktop.theme;

/// A colour by what it means; each theme says which colour that is.
public enum Token {
  BG_APP("bg-app"),
  BG("bg"),
  BG_CARD("bg-card"),
  BG_INPUT("bg-input"),
  BG_HOVER("bg-hover"),
  BG_SEL("bg-sel"),
  BG_POP("bg-pop"),
  LINE("line"),
  LINE_2("line-2"),
  T1("t1"),
  T2("t2"),
  T3("t3"),
  ACCENT("accent"),
  ACCENT_FILL("accent-fill"),
  ON_ACCENT("on-accent"),
  FOCUS("focus"),
  DB("db"),
  HTTP("http"),
  CACHE("cache"),
  WAIT("wait"),
  SER("ser"),
  OWN("own"),
  CODE("code"),
  SERVER("server"),
  MIGR("migr"),
  GOOD("good"),
  BAD("bad"),
  SAME("same"),
  NODATA("nodata"),
  WARN("warn"),
  ERR("err"),
  HEAT("heat"),
  MATCH("match"),
  ON_MATCH("on-match"),
  TRACK("track"),
  J_COMP("j-comp"),
  J_INL("j-inl"),
  J_C1("j-c1"),
  J_INT("j-int"),
  VM("vm"),
  NATIVE("native"),
  KERNEL("kernel"),
  PY("py"),
  PYC("pyc"),
  AGG("agg"),
  F_INK("f-ink"),
  /// More of something, in a difference of two profiles.
  MORE("more"),
  /// Less of something.
  LESS("less"),
  DB_TINT("db-tint"),
  HTTP_TINT("http-tint"),
  CACHE_TINT("cache-tint"),
  WAIT_TINT("wait-tint"),
  SER_TINT("ser-tint"),
  OWN_TINT("own-tint"),
  CODE_TINT("code-tint"),
  SERVER_TINT("server-tint"),
  MIGR_TINT("migr-tint"),
  GOOD_TINT("good-tint"),
  BAD_TINT("bad-tint"),
  SAME_TINT("same-tint"),
  NODATA_TINT("nodata-tint"),
  WARN_TINT("warn-tint"),
  ERR_TINT("err-tint"),
  ACCENT_TINT("accent-tint");

  private final String id;

  Token(String id) {
    this.id = id;
  }

  /// The name in the style sheets, after `-sp-`.
  public String id() {
    return id;
  }
}
