using System.Collections;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>The faults of one package. Keeps the first ones and counts the rest, so that a hopeless file cannot fill the memory.</summary>
/// <param name="kept">How many.</param>
/// <param name="inWords">Says where a JSON path is in the file that was given, in paths and messages.</param>
internal sealed class FaultList(int kept = 1000, Func<string, string>? inWords = null) : IReadOnlyCollection<Fault>
{
    private readonly List<Fault> _faults = [];
    private readonly List<string> _notes = [];

    /// <summary>What is no fault, and yet worth knowing.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>How many were kept; <see cref="Total"/> says how many there are.</summary>
    public int Count => _faults.Count;

    public int Total { get; private set; }

    public int Omitted => Total - Count;

    public void Add(string path, string code, string message)
    {
        Total++;
        if (_faults.Count < kept)
            _faults.Add(inWords is null ? new(path, code, message) : new(inWords(path), code, inWords(message)));
    }

    /// <summary>Says it once, however often the file is read.</summary>
    public void Note(string note)
    {
        if (!_notes.Contains(note))
            _notes.Add(note);
    }

    public IEnumerator<Fault> GetEnumerator() => _faults.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
