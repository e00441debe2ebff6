using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using CouncilPlatform.Host.Core.Notices;
using CouncilPlatform.Host.Core.Webhooks;
using CouncilPlatform.Host.Data;
using CouncilPlatform.Host.Events;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Hosting.Requests;
using CouncilPlatform.Host.Imports;
using CouncilPlatform.Host.Security.SignIn;
using CouncilPlatform.Host.Telemetry;

namespace CouncilPlatform.Host.Hosting.Configuration;

/// <summary>
/// Checks each setting by itself: its name, its type and its range. The classes of the options define which settings exist.
/// </summary>
internal static class Settings
{
    private static readonly (string Section, Type Options)[] _sections =
    [
        (DataOptions.Section, typeof(DataOptions)),
        (ModuleOptions.Section, typeof(ModuleOptions)),
        (GraphQLOptions.Section, typeof(GraphQLOptions)),
        ($"{GraphQLOptions.Section}:{nameof(GraphQLOptions.Limits)}", typeof(GraphQLLimits)),
        (RateLimitOptions.Section, typeof(RateLimitOptions)),
        (TelemetryOptions.Section, typeof(TelemetryOptions)),
        (EventOptions.Section, typeof(EventOptions)),
        (ImportOptions.Section, typeof(ImportOptions)),
        (MailOptions.Section, typeof(MailOptions)),
        (WebhookOptions.Section, typeof(WebhookOptions)),
        (SignInOptions.Section, typeof(SignInOptions)),
    ];

    public static IEnumerable<Fault> Faults(IConfiguration configuration) =>
        _sections.SelectMany(s => Faults(configuration.GetSection(s.Section), s.Options)).Concat(MistypedSections(configuration));

    private static IEnumerable<Fault> Faults(IConfigurationSection section, Type options)
    {
        var known = options
            .GetProperties()
            .Where(p => TypeDescriptor.GetConverter(p.PropertyType).CanConvertFrom(typeof(string)))
            .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        var lists = options
            .GetProperties()
            .Where(p => ItemOf(p.PropertyType) is not null)
            .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var setting in section.GetChildren())
        {
            if (known.TryGetValue(setting.Key, out var property))
            {
                if (setting.Value is { } value && !IsValid(property, value))
                {
                    yield return new(
                        setting.Path,
                        $"\"{value}\"",
                        Expected(property),
                        $"Set {setting.Path} to {Expected(property)}, or leave it out."
                    );
                }
            }
            else if (lists.TryGetValue(setting.Key, out var list))
            {
                foreach (var fault in setting.GetChildren().SelectMany(item => ItemFaults(item, ItemOf(list.PropertyType)!)))
                {
                    yield return fault;
                }
            }
            else if (!_sections.Any(s => string.Equals(s.Section, setting.Path, StringComparison.OrdinalIgnoreCase)))
            {
                var near = Spelling.Nearest(setting.Key, known.Keys);
                yield return new(
                    setting.Path,
                    "a setting that the host does not know",
                    $"one of {string.Join(", ", known.Keys.Concat(lists.Keys))}",
                    near is null ? "Remove it." : $"Did you mean {section.Path}:{near}?"
                );
            }
        }
    }

    // An item of a list, or a named one of a dictionary: its own settings, and those that it must have.
    private static IEnumerable<Fault> ItemFaults(IConfigurationSection item, Type options) =>
        Faults(item, options)
            .Concat(
                from property in options.GetProperties()
                where property.IsDefined(typeof(RequiredAttribute)) && string.IsNullOrWhiteSpace(item[property.Name])
                select new Fault($"{item.Path}:{property.Name}", "nothing", "a value", $"Set {item.Path}:{property.Name}.")
            );

    private static Type? ItemOf(Type type) =>
        type.IsGenericType
        && type.GetGenericTypeDefinition() is var generic
        && (generic == typeof(List<>) || generic == typeof(Dictionary<,>))
            ? type.GetGenericArguments()[^1]
            : null;

    // Every environment variable is a top-level setting, so only names with a part beneath are checked.
    private static IEnumerable<Fault> MistypedSections(IConfiguration configuration)
    {
        var names = _sections.Select(s => s.Section).Where(s => !s.Contains(':', StringComparison.Ordinal)).ToList();
        foreach (
            var section in configuration
                .GetChildren()
                .Where(s => s.Value is null && !names.Contains(s.Key, StringComparer.OrdinalIgnoreCase))
        )
        {
            if (Spelling.Nearest(section.Key, names) is { } near)
            {
                yield return new(
                    section.Path,
                    "a section that the host does not know",
                    $"one of {string.Join(", ", names)}",
                    $"Did you mean {near}?"
                );
            }
        }
    }

    private static bool IsValid(PropertyInfo property, string value)
    {
        try
        {
            var converted = TypeDescriptor.GetConverter(property.PropertyType).ConvertFromInvariantString(value);
            return property.GetCustomAttributes<ValidationAttribute>().All(a => a.IsValid(converted));
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or NotSupportedException)
        {
            return false;
        }
    }

    private static string Expected(PropertyInfo property) =>
        property.GetCustomAttribute<RangeAttribute>() is { } range
            ? string.Create(CultureInfo.InvariantCulture, $"a whole number from {range.Minimum:N0} to {range.Maximum:N0}")
        : property.PropertyType == typeof(bool) ? "true or false"
        : (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) is { IsEnum: true } choice
            ? $"one of {string.Join(", ", Enum.GetNames(choice))}"
        : property.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed
            ? string.Join(" or ", allowed.Values.Where(v => v is not null))
        : "text";
}
