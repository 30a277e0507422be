namespace WriteBackLambdas.Campaign;

/// <summary>
/// Counts the links in use by the rotation after which they were signed. The second rotation after it retires a link's key, so a rotation
/// has to wait for those links, as an operator waits for the links' lifetime.
/// </summary>
internal sealed class KeyAges
{
    private readonly Lock _lock = new();
    private readonly Dictionary<int, int> _inUse = [];
    private int _newest;
    private int _oldest;

    /// <summary>Begins the use of a link that is about to be signed, and returns its key's age.</summary>
    public int Begin()
    {
        lock (_lock)
        {
            _inUse[_newest] = _inUse.GetValueOrDefault(_newest) + 1;
            return _newest;
        }
    }

    /// <summary>Begins another use of a link, unless its key is retired.</summary>
    public bool TryBegin(int age)
    {
        lock (_lock)
        {
            if (age < _oldest)
            {
                return false;
            }

            _inUse[age] = _inUse.GetValueOrDefault(age) + 1;
            return true;
        }
    }

    public void End(int age)
    {
        lock (_lock)
        {
            _inUse[age]--;
        }
    }

    /// <summary>Retires the previous key, if no link that it signed is in use.</summary>
    public bool TryRetire()
    {
        lock (_lock)
        {
            if (_inUse.Any(age => age.Key < _newest && age.Value > 0))
            {
                return false;
            }

            _oldest = _newest;
            return true;
        }
    }

    public void Rotated()
    {
        lock (_lock)
        {
            _newest++;
        }
    }
}
