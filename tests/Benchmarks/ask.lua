-- For wrk: sends the request in a file over and over, as JSON. "{turn}" in it counts from 00000 to one less than the second argument.
local turn, turns, body = 0, 1, ""

function init(args)
  local file = assert(io.open(args[1], "rb"))
  body = file:read("*a")
  file:close()
  turns = tonumber(args[2])
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
end

function request()
  -- A prime number, so that neighbours are not asked one after the other.
  turn = (turn + 7919) % turns
  return wrk.format(nil, nil, nil, (body:gsub("{turn}", string.format("%05d", turn))))
end

-- Requests, microseconds, the half and 99 hundredths of all waits in microseconds, and how many failed.
function done(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  io.write(string.format("measured %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), failed))
end
