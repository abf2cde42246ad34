using System.Text.RegularExpressions;
using CommsAssistant.Core.Incidents;

namespace CommsAssistant.Core.Facts.Rules;

/// <summary>What is said in German, Spanish, French, Portuguese or Japanese: what customers feel, what was done, what came of it, what was found. The words stay as they were said.</summary>
public sealed partial class OtherLanguagesRule : IFactRule
{
    /// <inheritdoc/>
    public IEnumerable<Reading> Read(Utterance utterance, Scene scene)
    {
        if (utterance.IsBot || utterance.IsQuestion || utterance.Own.Length is < 8 or > 2_000) yield break;
        var hears = utterance.Speaker.Role == PersonRole.Support;
        if (!hears && !utterance.IsCommander && utterance.Speaker.Role is PersonRole.Bystander or PersonRole.Leader) yield break;
        foreach (var sentence in utterance.Sentences)
        {
            if (sentence.EndsWith('?') || sentence.EndsWith('？') || !Translations.IsForeign(sentence)) continue;
            if (utterance.IsCommander && Decides().IsMatch(sentence)) yield return new Reading(FactKind.Decision, utterance.Own, 74) { IsKey = true };
            else if (Causes().IsMatch(sentence)) yield return new Reading(FactKind.Finding, Words(utterance, sentence), 58);
            else if (Rejects().IsMatch(sentence)) yield return new Reading(FactKind.HypothesisRejected, Words(utterance, sentence), 56);
            else if (!hears && Does().IsMatch(sentence)) yield return new Reading(FactKind.Action, Words(utterance, sentence), 56);
            else if (Recovers().IsMatch(sentence)) yield return new Reading(FactKind.ActionResult, Words(utterance, sentence), 52);
            else if (Fails().IsMatch(sentence)) yield return new Reading(FactKind.Symptom, Words(utterance, sentence), 52);
            else continue;
            yield break;
        }
    }

    private static string Words(Utterance utterance, string sentence) => string.Join(' ', utterance.Sentences.SkipWhile(s => s != sentence).Take(sentence.Length < 80 ? 2 : 1));

    [GeneratedRegex(@"^\W*(?:entscheidung|decisión|décision|decisão)\b|^\W*決定|\b(?:wir (?:rollen|schalten|setzen|stoppen|halten)|vamos a (?:revertir|apagar|reiniciar)|on (?:revient|coupe|redémarre|arrête)|vamos (?:reverter|desligar|reiniciar))\b|(?:戻し|止め|切り替え)ます", RegexOptions.IgnoreCase)] private static partial Regex Decides();
    [GeneratedRegex(@"\b(?:ursache|gefunden|liegt an|herausgefunden|bestätigt|verursacht|encontr[eéa]\w{0,4}|la causa|es por|confirmad[oa]|se debe|trouvé|la cause|à cause|confirmé|c'est (?:parce|dû)|a causa|por causa|achei|confirmo)\b|原因|判明|わかりました|見つけ", RegexOptions.IgnoreCase)] private static partial Regex Causes();
    [GeneratedRegex(@"\b(?:ist es nicht|liegt nicht an|nicht die ursache|ausgeschlossen|no es (?:el|la|eso)|descartad[oa]|ce n'est pas|écarté|não é (?:o|a|isso))\b|ではない|じゃない|違います|関係ない", RegexOptions.IgnoreCase)] private static partial Regex Rejects();
    [GeneratedRegex(@"\b(?:zurückgerollt|zurückgesetzt|zurückgedreht|neu ?gestartet|deaktiviert|abgeschaltet|ausgeschaltet|eingeschaltet|aktiviert|gestoppt|angehalten|gesperrt|entfernt|umgeschaltet|umgestellt|ausgerollt|erhöht|gelöscht|getauscht|ausgetauscht|pausiert|hochgefahren|runtergefahren|verschoben|revertid[oa]s?|reiniciad[oa]s?|desactivad[oa]s?|apagad[oa]s?|detenid[oa]s?|pausad[oa]s?|bloquead[oa]s?|eliminad[oa]s?|desplegad[oa]s?|cambiad[oa]s?|ampliad[oa]s?|reinici[eé]|apagué|revertí|redémarrée?s?|relancée?s?|désactivée?s?|arrêtée?s?|coupée?s?|bloquée?s?|supprimée?s?|déployée?s?|basculée?s?|remplacée?s?|augmentée?s?|retour arrière|desativad[oa]s?|desligad[oa]s?|parad[oa]s?|removid[oa]s?|implantad[oa]s?|trocad[oa]s?|reiniciei|desliguei|reverti)\b|再起動|ロールバック|切り戻|停止し|無効|有効に|切り替え|適用し|削除し|追加し|ブロックし", RegexOptions.IgnoreCase)] private static partial Regex Does();
    [GeneratedRegex(@"\b(?:(?:läuft|geht|funktioniert|klappt|gehen|laufen) wieder|wieder (?:da|ok|normal|erreichbar|online|vollständig|sichtbar)|behoben|keine fehler mehr|bestätigen|ya (?:funcionan?|está[n]?|van?|ven|vuelven?)|vuelven? a|recuperad[oa]s?|resuelt[oa]s?|sin errores|confirman|à nouveau|c'est (?:bon|revenu|rétabli)|rétablie?s?|résolue?s?|plus d'erreurs?|voltou|voltaram|já (?:funcionam?|está|estão)|normalizad[oa]s?|resolvid[oa]s?)\b|復旧|直り|直った|正常|解消|回復", RegexOptions.IgnoreCase)] private static partial Regex Recovers();
    [GeneratedRegex(@"\b(?:fällt aus|ausgefallen|ausfall|fehler\w{0,8}|(?:geht|gehen|funktioniert|funktionieren|lädt|laden|klappt|sehen|kommt|kommen|können)\b[^.\n]{0,40}\b(?:nicht|keine?n?)|nicht (?:mehr )?erreichbar|langsam|hängt|hängen|(?:ist|sind|waren) (?:schon )?(?:weg|leer)|leere?n?|doppelt\w{0,6}|doppelbuchung\w*|verspätet|rufen an|no (?:funcionan?|cargan?|aparecen?|llegan?|responden?|pueden?)|caíd[oa]s?|errores|lent[oa]s?|desaparecid[oa]s?|fallan?|fallando|vací[oa]s?|retras\w{1,6}|duplicad[oa]s?|ne (?:marchent?|fonctionnent?|répondent?|voient|peuvent|chargent?)|en panne|erreurs?|lente?s?|vides?|tombée?s?|en retard|bloquée?s?|não (?:funcionam?|carregam?|aparecem?|chegam?|respondem?|conseguem?)|fora do ar|caiu|caíram|erros|falhando|falham?|vazi[oa]s?|atras\w{1,6}|sem (?:marcações|acesso|resposta))\b|エラー|落ち|遅い|繋がら|つながら|できない|できません|失敗|障害|表示され|届かない|届きません|止まって", RegexOptions.IgnoreCase)] private static partial Regex Fails();
}
