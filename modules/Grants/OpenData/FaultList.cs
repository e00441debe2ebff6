using System.Collections;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>The faults of one package. Keeps the first ones and counts the rest, so that a hopeless file cannot fill the memory.</summary>
internal sealed class FaultList(int kept = 1000) : IReadOnlyCollection<Fault>
{
    private readonly List<Fault> _faults = [];

    /// <summary>How many were kept; <see cref="Total"/> says how many there are.</summary>
    public int Count => _faults.Count;

    public int Total { get; private set; }

    public int Omitted => Total - Count;

    public void Add(string path, string code, string message)
    {
        Total++;
        if (_faults.Count < kept)
            _faults.Add(new Fault(path, code, message));
    }

    public IEnumerator<Fault> GetEnumerator() => _faults.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
