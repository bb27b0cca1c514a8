-- Posts complaints of 1.5 kB (the body of complaint-text.ts), each with a number of its own.
local run = os.getenv("BENCH_RUN") or "0"
local number = 0
local head, tail = os.getenv("BENCH_BODY"):match("^(.*)NUMBER(.*)$")

wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Accept"] = "text/html"

function request()
  number = number + 1
  return wrk.format(nil, nil, nil, head .. run .. "-" .. number .. tail)
end
