-- One request over all its limits: all are charged, or none. Times are microseconds of this server's clock.
-- KEYS: one for each limit. ARGV: what to do, permits, stamp of a refund, then six values a limit:
-- algorithm, permits, window, burst (or merge width), counts requests, shadow.
if redis.replicate_commands then redis.replicate_commands() end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local what, permits, stamp = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
local NEVER = -1
local levels = {}

local function expire(key, from, window)
    redis.call('PEXPIRE', key, math.ceil((from + window - now) / 1000) + 1)
end

-- The rolling window: the time of each permit, newest first.
local log = {}

function log.load(l)
    local newest = tonumber(redis.call('LINDEX', l.key, 0))
    if newest and newest > l.now then l.now = newest end        -- a clock that was put back
    local edge = l.now - l.window
    while true do
        local oldest = tonumber(redis.call('LINDEX', l.key, -1))
        if not oldest or oldest > edge then break end
        redis.call('RPOP', l.key)
    end
    l.used = redis.call('LLEN', l.key)
    l.newest = l.used > 0 and newest or nil
end

function log.wait(l)
    if l.cost > l.limit then return NEVER end
    local over = l.used + l.cost - l.limit
    if over <= 0 then return 0 end
    return tonumber(redis.call('LINDEX', l.key, -over)) + l.window - l.now
end

function log.charge(l)
    local left = l.cost
    while left > 0 do
        local part = {}
        for i = 1, math.min(left, 1000) do part[i] = string.format('%.0f', l.now) end
        redis.call('LPUSH', l.key, unpack(part))
        left = left - #part
    end
    l.used, l.newest = l.used + l.cost, l.now
    expire(l.key, l.now, l.window)
end

function log.refund(l)
    redis.call('LREM', l.key, l.cost, string.format('%.0f', stamp))
end

function log.reset(l) return l.newest and l.newest + l.window - l.now or 0 end

-- The window in segments: "start newest count", newest first; each counts as late as its newest call.
local segments = {}

function segments.load(l)
    l.parts, l.used = {}, 0
    for i, text in ipairs(redis.call('LRANGE', l.key, 0, -1)) do
        local start, newest, count = string.match(text, '^(%d+) (%d+) (%d+)$')
        l.parts[i] = { start = tonumber(start), newest = tonumber(newest), count = tonumber(count) }
    end
    if l.parts[1] and l.parts[1].newest > l.now then l.now = l.parts[1].newest end
    while #l.parts > 0 and l.parts[#l.parts].newest <= l.now - l.window do
        redis.call('RPOP', l.key)
        l.parts[#l.parts] = nil
    end
    for _, part in ipairs(l.parts) do l.used = l.used + part.count end
end

function segments.wait(l)
    if l.cost > l.limit then return NEVER end
    local over = l.used + l.cost - l.limit
    if over <= 0 then return 0 end
    for i = #l.parts, 1, -1 do
        over = over - l.parts[i].count
        if over <= 0 then return l.parts[i].newest + l.window - l.now end
    end
    return l.window
end

local function segment(part) return string.format('%.0f %.0f %d', part.start, part.newest, part.count) end

function segments.charge(l)
    local head = l.parts[1]
    if head and l.now - head.start <= l.extra then
        head.newest, head.count = l.now, head.count + l.cost
        redis.call('LSET', l.key, 0, segment(head))
    else
        head = { start = l.now, newest = l.now, count = l.cost }
        table.insert(l.parts, 1, head)
        redis.call('LPUSH', l.key, segment(head))
    end
    l.used = l.used + l.cost
    expire(l.key, l.now, l.window)
end

function segments.refund(l)
    for i, part in ipairs(l.parts) do
        if part.start <= stamp and stamp <= part.newest then
            part.count = math.max(0, part.count - l.cost)
            redis.call('LSET', l.key, i - 1, segment(part))
            return
        end
    end
end

function segments.reset(l) return l.parts[1] and l.parts[1].newest + l.window - l.now or 0 end

-- GCRA, token bucket, decaying counter: the time at which all permits are back, and since when it was not full.
local bucket = {}

function bucket.load(l)
    local full, since = unpack(redis.call('HMGET', l.key, 'f', 's'))
    l.full, l.since = tonumber(full) or 0, tonumber(since) or 0
    l.used = l.full > l.now and math.ceil((l.full - l.now) / l.interval) or 0
end

function bucket.wait(l)
    if l.cost > l.extra then return NEVER end
    local ahead = l.full > l.now and l.full - l.now or 0
    return math.max(0, ahead + (l.cost - l.extra) * l.interval)
end

function bucket.save(l)
    redis.call('HSET', l.key, 'f', string.format('%.0f', l.full))
    redis.call('HSET', l.key, 's', string.format('%.0f', l.since))
    expire(l.key, l.full, 0)
end

function bucket.charge(l)
    if l.full <= l.now then l.full, l.since = l.now, l.now end
    l.full = l.full + l.cost * l.interval
    l.used = math.ceil((l.full - l.now) / l.interval)
    bucket.save(l)
end

function bucket.refund(l)
    if stamp >= l.since and l.full > l.now then
        l.full = math.max(l.now, l.full - l.cost * l.interval)
        bucket.save(l)
    end
end

function bucket.reset(l) return math.max(0, l.full - l.now) end

-- A count that starts with the first call and is forgotten one window later.
local fixed = {}

function fixed.load(l)
    local start, count = unpack(redis.call('HMGET', l.key, 'b', 'c'))
    l.start, l.used = tonumber(start) or 0, tonumber(count) or 0
    if l.start > l.now then l.now = l.start end
    if l.now - l.start >= l.window then l.used = 0 end
end

function fixed.wait(l)
    if l.cost > l.limit then return NEVER end
    return l.used + l.cost <= l.limit and 0 or l.start + l.window - l.now
end

function fixed.save(l)
    redis.call('HSET', l.key, 'b', string.format('%.0f', l.start))
    redis.call('HSET', l.key, 'c', l.used)
    expire(l.key, l.start, l.window)
end

function fixed.charge(l)
    if l.used == 0 then l.start = l.now end
    l.used = l.used + l.cost
    fixed.save(l)
end

function fixed.refund(l)
    if l.used > 0 and stamp >= l.start then
        l.used = math.max(0, l.used - l.cost)
        fixed.save(l)
    end
end

function fixed.reset(l) return l.used > 0 and l.start + l.window - l.now or 0 end

local kinds = { log = log, segments = segments, bucket = bucket, fixed = fixed }
local refused = false
for i, key in ipairs(KEYS) do
    local at = 3 + (i - 1) * 6
    local l = {
        key = key, kind = kinds[ARGV[at + 1]], limit = tonumber(ARGV[at + 2]), window = tonumber(ARGV[at + 3]), extra = tonumber(ARGV[at + 4]),
        cost = ARGV[at + 5] == '1' and 1 or permits, shadow = ARGV[at + 6] == '1', now = now,
    }
    l.most = l.limit
    if l.kind == bucket then
        -- the interval in which one permit comes back stands in the place of the window
        l.interval, l.most = l.window, l.extra
    end
    l.kind.load(l)
    l.waits = l.kind.wait(l)
    if l.waits ~= 0 and not l.shadow then refused = true end
    levels[i] = l
end

if what == 'refund' then
    for _, l in ipairs(levels) do l.kind.refund(l) end
    return { 1 }
end

local answer = { refused and 0 or 1, string.format('%.0f', now) }
for _, l in ipairs(levels) do
    if what == 'acquire' and not refused and l.waits == 0 then l.kind.charge(l) end
    local left = math.max(0, l.most - l.used)
    table.insert(answer, left)
    table.insert(answer, l.waits)
    table.insert(answer, l.kind.reset(l))
    l.cost = 1
    table.insert(answer, left > 0 and 0 or l.kind.wait(l))
end
return answer
