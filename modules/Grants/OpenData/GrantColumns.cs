namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// The columns of a table of grants, as the fields that they make of a row. Titles are the standard's: <c>Amount Awarded</c>,
/// <c>Recipient Org:Name</c>, <c>Beneficiary Location:1:Name</c> for the second of several. A field's name in JSON works too.
/// </summary>
internal sealed class GrantColumns
{
    private const int MaxItems = 100;

    private static readonly string[] AnyRecipient = ["Recipient Org:Identifier\" or \"Recipient Ind:Identifier"];

    private readonly Branch _grant = new(Shapes.Grant);
    private readonly List<(string Title, int Column)> _others = [];
    private readonly List<(int Column, string Fault)> _repeated = [];
    private readonly List<string> _notes = [];

    private bool _hasDayFirst;
    private bool _hasMonthFirst;

    private GrantColumns(IReadOnlyList<string> titles) => Titles = titles;

    public IReadOnlyList<string> Titles { get; }

    /// <summary>The column of the grants' identifiers. Null if there is none: then the table is not about grants.</summary>
    public int? Identifier { get; private set; }

    /// <summary>Whether the rows are grants, and not only more about grants of another sheet.</summary>
    public bool HasAmounts => _grant.Columns.Any(c => c.Field.Name == "amountAwarded");

    public static GrantColumns Of(IReadOnlyList<string> cells)
    {
        var columns = new GrantColumns([.. cells.Select(GrantCell.Plain)]);
        for (var i = 0; i < columns.Titles.Count; i++)
        {
            columns.Add(columns.Titles[i], i);
        }

        columns.Identifier = columns._grant.Columns.Where(c => c.Field.Name == "id").Select(c => (int?)c.Column).FirstOrDefault();
        return columns;
    }

    /// <summary>Whether a row has the titles of a table of grants.</summary>
    public static bool AreTitles(TableRow row) => Of(row.Cells) is { Identifier: not null, HasAmounts: true };

    /// <summary>
    /// Whether 01/02/2013 is 1 February: some dates of the table have a day after the 12th first, and none has it second. Where the table
    /// does not show it, nobody can say.
    /// </summary>
    private bool HasDaysFirst => _hasDayFirst && !_hasMonthFirst;

    /// <summary>Notes in which order a row has days and months.</summary>
    public void LookAt(TableRow row)
    {
        foreach (var cell in row.Cells)
        {
            if (GrantCell.SlashedDay(cell) is (var first, var second))
            {
                _hasDayFirst |= first > 12;
                _hasMonthFirst |= second > 12;
            }
        }
    }

    /// <summary>Titles that the standard requires, and these columns do not have.</summary>
    public IEnumerable<string> Missing() =>
        _grant.Missing("").Concat(_grant.Has("recipientOrganization") || _grant.Has("recipientIndividual") ? [] : AnyRecipient);

    /// <summary>Notes what is wrong with the titles.</summary>
    /// <param name="faults">Notes them.</param>
    /// <param name="titles">The row of the titles.</param>
    public void Check(GrantFaults faults, Place titles)
    {
        foreach (var (column, fault) in _repeated)
        {
            faults.Add(titles with { Title = Titles[column] }, FaultCode.RepeatedField, fault);
        }

        if (HasDaysFirst)
        {
            _notes.Add("Dates such as 18/01/2013 were read with the day first.");
        }

        _notes.ForEach(note => faults.Note(titles.Sheet is null ? note : $"Sheet \"{titles.Sheet}\": {note}"));
    }

    /// <summary>The grant of a row, with the values of the cells that are not blank.</summary>
    public FlatObject Read(TableRow row, string? sheet)
    {
        var grant = _grant.Read(row, sheet, Titles, HasDaysFirst);
        foreach (var (title, column) in _others.Where(o => o.Column < row.Cells.Count && row.Cells[o.Column].Length > 0))
        {
            grant.AddOther(title, row.Cells[column]);
        }

        return grant;
    }

    private void Add(string title, int column)
    {
        var number = column + 1;
        if (title.Length == 0)
        {
            return;
        }

        if ((Find(title) ?? Find(title.Replace('_', ' '))) is not { } found)
        {
            var isRepeated = _others.Exists(o => o.Title == title);
            _notes.Add(
                Invariant($"Column {number}, \"{title}\", is not a column of the 360Giving standard")
                    + (isRepeated ? " and is in the file twice: only the first is stored." : ": it is stored as published, and not read.")
            );
            if (!isRepeated)
            {
                _others.Add((title, column));
            }
        }
        else if (!found.Of.TryAdd(found.Field, column))
        {
            _repeated.Add((column, Invariant($"Column {number} has the title of another column; expected each once.")));
        }
    }

    /// <summary>The field that a title names, and the object it belongs to; null where the standard does not have it.</summary>
    private (Branch Of, Field Field)? Find(string title)
    {
        var words = new Queue<string>(title.Split([':', '/']));
        var branch = _grant;
        while (words.TryDequeue(out var word))
        {
            if (branch.Shape.Find(word.Trim()) is not { } field)
            {
                return null;
            }

            if (field.Of is null)
            {
                return words.Count == 0 ? (branch, field) : null;
            }

            var item = 0;
            if (
                field.Holds == Holds.Objects
                && words.TryPeek(out var next)
                && int.TryParse(next, NumberStyles.None, CultureInfo.InvariantCulture, out item)
            )
            {
                words.Dequeue();
            }

            if (item >= MaxItems)
            {
                return null;
            }

            branch = branch.Item(field, item);
        }

        return null;
    }

    private sealed class Branch(Shape shape)
    {
        private readonly Dictionary<Field, int> _columns = [];
        private readonly Dictionary<Field, SortedList<int, Branch>> _objects = [];

        public Shape Shape => shape;

        public IEnumerable<(Field Field, int Column)> Columns => _columns.Select(c => (c.Key, c.Value));

        public bool TryAdd(Field field, int column) => _columns.TryAdd(field, column);

        public bool Has(string name) => _objects.Keys.Any(f => f.Name == name);

        public Branch Item(Field field, int number)
        {
            if (!_objects.TryGetValue(field, out var items))
            {
                _objects.Add(field, items = []);
            }

            if (!items.TryGetValue(number, out var item))
            {
                items.Add(number, item = new Branch(field.Of!));
            }

            return item;
        }

        public IEnumerable<string> Missing(string prefix)
        {
            foreach (var field in shape.Fields)
            {
                if (_objects.TryGetValue(field, out var items))
                {
                    foreach (
                        var missing in items.SelectMany(i =>
                            i.Value.Missing(i.Key == 0 ? $"{prefix}{field.Title}:" : $"{prefix}{field.Title}:{i.Key}:")
                        )
                    )
                    {
                        yield return missing;
                    }
                }
                else if (field.May.HasFlag(May.NotBeAbsent) && !_columns.ContainsKey(field))
                {
                    foreach (
                        var missing in field.Of is null ? [prefix + field.Title] : new Branch(field.Of).Missing($"{prefix}{field.Title}:")
                    )
                    {
                        yield return missing;
                    }
                }
            }
        }

        public FlatObject Read(TableRow row, string? sheet, IReadOnlyList<string> titles, bool hasDaysFirst)
        {
            var read = new FlatObject(shape, new(sheet, row.Number, ""));
            foreach (var (field, column) in _columns)
            {
                if (
                    column < row.Cells.Count
                    && row.Cells[column].Length > 0
                    && GrantCell.Of(row.Cells[column], field, row.DecimalSeparator, hasDaysFirst) is { Length: > 0 } text
                )
                {
                    read.Add(field, text, new(sheet, row.Number, titles[column]));
                }
            }

            foreach (var (field, items) in _objects)
            {
                foreach (var item in items.Values.Select(i => i.Read(row, sheet, titles, hasDaysFirst)).Where(i => !i.IsEmpty))
                {
                    read.Add(field, item);
                }
            }

            return read;
        }
    }
}
