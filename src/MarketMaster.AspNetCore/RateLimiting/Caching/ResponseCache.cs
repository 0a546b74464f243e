using Microsoft.AspNetCore.Http;

namespace MarketMaster.AspNetCore;

/// <summary>Responses by key, up to a number of bytes; the one not asked for longest goes first.</summary>
internal sealed class ResponseCache(TimeProvider time, long capacity)
{
    private const int VariantsOfOneKey = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<LinkedListNode<CachedResponse>>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<CachedResponse> _byUse = new();
    private long _bytes;

    public long Capacity => capacity;

    public int Count
    {
        get
        {
            lock (_gate)
                return _byUse.Count;
        }
    }

    public long Bytes
    {
        get
        {
            lock (_gate)
                return _bytes;
        }
    }

    public CachedResponse? Find(string key, IHeaderDictionary request)
    {
        var now = time.GetTimestamp();
        lock (_gate)
        {
            if (!_byKey.TryGetValue(key, out var variants))
                return null;
            foreach (var node in variants)
            {
                if (!node.Value.Answers(request))
                    continue;
                if (!node.Value.IsFresh(now))
                {
                    Remove(node);
                    return null;
                }
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return node.Value;
            }
            return null;
        }
    }

    public void Store(string key, HttpContext context, byte[] body, TimeSpan lifetime)
    {
        var response = new CachedResponse(key, context, body, lifetime, time);
        if (response.Bytes > capacity)
            return;
        lock (_gate)
        {
            if (_byKey.TryGetValue(key, out var variants))
            {
                if (variants.Find(node => response.Replaces(node.Value)) is { } old)
                    Remove(old);
                else if (variants.Count >= VariantsOfOneKey)
                    Remove(variants[0]);
            }
            while (_bytes + response.Bytes > capacity)
                Remove(_byUse.Last!);
            if (!_byKey.TryGetValue(key, out variants))
                _byKey.Add(key, variants = []);
            variants.Add(_byUse.AddFirst(response));
            _bytes += response.Bytes;
        }
    }

    private void Remove(LinkedListNode<CachedResponse> node)
    {
        var variants = _byKey[node.Value.Key];
        variants.Remove(node);
        if (variants.Count == 0)
            _byKey.Remove(node.Value.Key);
        _byUse.Remove(node);
        _bytes -= node.Value.Bytes;
    }
}
