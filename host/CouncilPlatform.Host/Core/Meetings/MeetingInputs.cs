namespace CouncilPlatform.Host.Core.Meetings;

/// <param name="Body">The body that meets.</param>
/// <param name="On"><inheritdoc cref="Meeting.On"/></param>
/// <param name="Time">When it begins, in UK time, such as 18:30. Leave it out if that is not known.</param>
/// <param name="Place"><inheritdoc cref="Meeting.Place"/></param>
/// <param name="Version">The body's version that you read. The change is refused if somebody else changed it since.</param>
internal sealed record AddMeetingInput(string Partnership, GlobalId Body, DateOnly On, string? Time, string? Place, int? Version)
    : IPartnershipInput;

/// <summary>The details of updateMeeting. What you leave out stays as it is.</summary>
/// <param name="Meeting">The meeting to change.</param>
/// <param name="On">The new day. Only a planned meeting can be moved.</param>
/// <param name="Time">When it begins, in UK time, such as 18:30.</param>
/// <param name="Place"><inheritdoc cref="Meeting.Place"/></param>
/// <param name="Minutes"><inheritdoc cref="Meeting.Minutes"/></param>
internal sealed record UpdateMeetingInput(GlobalId Meeting, DateOnly? On, string? Time, string? Place, string? Minutes) : UpdateInput;

/// <param name="Meeting">The meeting that was held.</param>
/// <param name="Attendance">Who attended and who sent apologies. Leave it out if that is not known; what is recorded stays.</param>
/// <param name="Minutes"><inheritdoc cref="Meeting.Minutes"/></param>
internal sealed record RecordMeetingInput(
    string Partnership,
    GlobalId Meeting,
    IReadOnlyList<AttendanceInput>? Attendance,
    string? Minutes,
    int? Version
) : IPartnershipInput;

/// <summary>Some who attended a meeting in one role, or sent apologies.</summary>
/// <param name="Role"><inheritdoc cref="Attendance.Role"/></param>
/// <param name="Number"><inheritdoc cref="Attendance.Number"/></param>
/// <param name="Organisation">The organisation that they came from: its GSS code, identifier, code in the UK register, or id. Leave it out
/// if that does not matter.</param>
/// <param name="Post"><inheritdoc cref="Attendance.Post"/></param>
internal sealed record AttendanceInput(AttendanceRole Role, int Number, string? Organisation, string? Post);

/// <param name="Meeting">The meeting to cancel.</param>
/// <param name="Reason">Why it is cancelled, or why it does not count as held after all.</param>
internal sealed record CancelMeetingInput(string Partnership, GlobalId Meeting, string Reason, int? Version) : IPartnershipInput;
