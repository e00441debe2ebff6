using System.Text;
using CouncilPlatform.Host.GraphQL.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CouncilPlatform.Host.Imports;

/// <summary>
/// A form with a file, read as it comes: the part <c>file</c>, parts <c>answer</c> with KEY=CHOICE each, and what else is said about the
/// file.
/// </summary>
internal sealed record ImportForm(
    StoredFile File,
    string Name,
    IReadOnlyList<ImportSettingValue> Settings,
    IReadOnlyList<ImportAnswerInput> Answers
)
{
    public const string Unreadable = "The form cannot be read. Send it as multipart/form-data with a part that is called file.";

    private const string FileField = "file";
    private const string AnswerField = "answer";
    private const int MaxFields = 200;
    private const int MaxField = 4000;

    /// <exception cref="RequestRefused">It is not such a form.</exception>
    /// <exception cref="FileTooLargeException">The file is too large.</exception>
    public static async Task<ImportForm> ReadAsync(HttpRequest request, ImportFiles files, CancellationToken cancellationToken)
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary
        )
        {
            throw new RequestRefused(ErrorCodes.UnsupportedMediaType, Unreadable, StatusCodes.Status415UnsupportedMediaType);
        }

        var reader = new MultipartReader(boundary, request.Body);
        StoredFile? file = null;
        string? name = null;
        List<ImportSettingValue> settings = [];
        List<ImportAnswerInput> answers = [];
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (section.GetContentDispositionHeader() is not { } disposition || settings.Count + answers.Count > MaxFields)
                {
                    throw Refused(Unreadable);
                }

                var field = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
                if (disposition.IsFileDisposition())
                {
                    if (field != FileField || file is not null)
                    {
                        throw Refused("Send one file, in the part that is called file.");
                    }

                    name = Upload.NameOf(
                        HeaderUtilities
                            .RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName)
                            .Value
                    );
                    file = await files.AddAsync(section.Body, cancellationToken);
                }
                else
                {
                    var value = await TextAsync(section.Body, cancellationToken);
                    if (field == AnswerField)
                    {
                        answers.Add(AnswerOf(value));
                    }
                    else if (value.Length > 0)
                    {
                        settings.Add(new(field, value));
                    }
                }
            }

            return new(file ?? throw Refused("Send one file, in the part that is called file."), name!, settings, answers);
        }
        catch when (file is not null)
        {
            files.Remove(file.Id);
            throw;
        }
    }

    private static ImportAnswerInput AnswerOf(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? new(text[..at].Trim(), text[(at + 1)..].Trim())
            : throw Refused("An answer is KEY=CHOICE.");

    private static async Task<string> TextAsync(Stream body, CancellationToken cancellationToken)
    {
        using var text = new StreamReader(body, Encoding.UTF8);
        var characters = new char[MaxField + 1];
        var read = await text.ReadBlockAsync(characters.AsMemory(), cancellationToken);
        return read <= MaxField ? new string(characters, 0, read).Trim() : throw Refused("A field of the form is too long.");
    }

    private static RequestRefused Refused(string message) => new(ErrorCodes.BadRequest, message, StatusCodes.Status400BadRequest);
}
