using System.Text.Json;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>
/// Reads a 360Giving package one grant at a time: JSON (UTF-8, with or without a byte order mark), or a table. It yields valid grants
/// and collects every fault to the end; a package with any fault must not be saved. The rules are the schema's, and stricter where the
/// platform could not store what was published: sterling only, whole pence and none negative, dates that exist, Unicode text, and one
/// meaning for each field and grant id.
/// </summary>
internal sealed class ThreeSixtyGivingReader(int largestPart = 4 * 1024 * 1024)
{
    public IAsyncEnumerable<OpenGrant> Read(Stream package, GrantFaults faults, CancellationToken cancellation = default) =>
        Read(new PackageSplitter(package, faults, largestPart).Parts(cancellation), faults);

    /// <param name="table">Columns with the standard's titles.</param>
    public static IAsyncEnumerable<OpenGrant> Read(GrantTable table, GrantFaults faults, CancellationToken cancellation = default) =>
        Read(table.Parts(faults, cancellation), faults);

    private static async IAsyncEnumerable<OpenGrant> Read(IAsyncEnumerable<PackagePart> parts, GrantFaults faults)
    {
        var reading = new Reading(faults);
        await foreach (var part in parts)
        {
            OpenGrant? grant;
            using (part.Value)
                grant = reading.Read(part);
            if (grant is not null)
                yield return grant;
        }
    }

    private sealed class Reading(GrantFaults faults)
    {
        private readonly ShapeChecker _shapes = new(faults);
        private readonly TextChecker _texts = new(faults);
        private readonly HashSet<string> _fields = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (int Index, int Fingerprint)> _ids = new(StringComparer.Ordinal);

        public OpenGrant? Read(PackagePart part)
        {
            if (part.Index is { } index)
                return ReadGrant(part.Value.RootElement, index);
            ReadField(part.Field, part.Value.RootElement);
            return null;
        }

        private void ReadField(string name, JsonElement value)
        {
            var path = $"$.{name}";
            if (!_texts.IsSound(value, path))
                return;
            if (Shapes.Package.Fields.FirstOrDefault(f => f.Name == name) is not { } field)
                return;
            if (_fields.Add(name))
                _shapes.CheckField(value, field, "$");
            else
                _shapes.NoteRepeated(path);
        }

        private OpenGrant? ReadGrant(JsonElement grant, int index)
        {
            var before = faults.Total;
            var path = string.Create(CultureInfo.InvariantCulture, $"$.grants[{index}]");
            if (!_texts.IsSound(grant, path))
                return null;
            _shapes.Check(grant, Shapes.Grant, path);
            if (grant.ValueKind == JsonValueKind.Object)
            {
                CheckRecipient(grant, path);
                CheckUnique(grant, index, path);
            }

            return faults.Total == before ? GrantMapper.Map(grant, index) : null;
        }

        private void CheckRecipient(JsonElement grant, string path)
        {
            var organisation = grant.TryGetProperty("recipientOrganization", out _);
            var individual = grant.TryGetProperty("recipientIndividual", out _);
            if (organisation && individual)
                faults.Add(
                    path + ".recipientIndividual",
                    FaultCode.TwoRecipients,
                    "The grant has a recipientOrganization as well; expected exactly one kind of recipient."
                );
            else if (!organisation && !individual)
                faults.Add(
                    path + ".recipientOrganization",
                    FaultCode.Missing,
                    "The grant has no recipient; expected recipientOrganization or recipientIndividual."
                );
        }

        private void CheckUnique(JsonElement grant, int index, string path)
        {
            if (!grant.TryGetProperty("id", out var given) || given.ValueKind != JsonValueKind.String)
                return;
            var id = GrantCell.Plain(given.GetString()!);
            var fingerprint = Fingerprint.Of(grant);
            if (_ids.TryAdd(id, (index, fingerprint)))
                return;
            var first = _ids[id];
            var at = string.Create(CultureInfo.InvariantCulture, $"$.grants[{first.Index}]");
            if (first.Fingerprint == fingerprint)
                faults.Add(path, FaultCode.DuplicateGrant, $"The grant is the same as {at}; expected each grant once.");
            else
                faults.Add(path + ".id", FaultCode.DuplicateId, $"\"{id}\" is the id of {at} as well; expected an id of its own.");
        }
    }
}
