-- For wrk: sends the request in a file over and over, as JSON. "{turn}" in it counts from 00000 to one less than the second argument. With another
-- file and a key, every tenth request is the one in that file, sent with the key, and an answer with errors counts as failed.
local turn, turns, asked, body, write, threads = 0, 1, 0, "", nil, {}
refused = 0

local function content(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read("*a")
  file:close()
  return text
end

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  body, turns = content(args[1]), tonumber(args[2])
  wrk.method = "POST"
  wrk.headers["Content-Type"] = "application/json"
  if args[3] then
    write = { body = content(args[3]), headers = { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. args[4] } }
    response = count_refused
  end
end

function request()
  -- A prime number, so that neighbours are not asked one after the other.
  turn, asked = (turn + 7919) % turns, asked + 1
  local it = write and asked % 10 == 0 and write or { body = body }
  return wrk.format(nil, nil, it.headers, (it.body:gsub("{turn}", string.format("%05d", turn))))
end

function count_refused(_, _, answer)
  if answer:find('"errors":[{', 1, true) then refused = refused + 1 end
end

-- Requests, microseconds, the half and 99 hundredths of all waits in microseconds, and how many failed.
function done(summary, latency)
  local failed = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.status + summary.errors.timeout
  for _, thread in ipairs(threads) do failed = failed + thread:get("refused") end
  io.write(string.format("measured %d %d %d %d %d\n", summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), failed))
end
