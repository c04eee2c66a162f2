"""What each formula of the acta is, in the person's words."""

from munidesk.base.i18n import _


def formula_titles() -> dict[str, str]:
    """Key of the profile → its name in Ajustes."""
    return {
        "opening": _("Apertura"),
        "deputy": _("Quien preside en lugar de otra persona"),
        "quorum": _("Hay quórum"),
        "no_quorum": _("No hay quórum"),
        "without_quorum": _("Se abre sin quórum"),
        "opening_no_quorum": _("Sesión que no se celebra: comienzo"),
        "closing_no_quorum": _("Sesión que no se celebra: final"),
        "arrives": _("Llegada, con votación"),
        "leaves": _("Retiro, con votación"),
        "returns": _("Regreso"),
        "arrives_plain": _("Llegada"),
        "leaves_plain": _("Retiro"),
        "quorum_kept": _("Se mantiene el quórum"),
        "quorum_lost": _("Se pierde el quórum"),
        "quorum_still_lost": _("Sigue sin haber quórum"),
        "quorum_regained": _("Vuelve a haber quórum"),
        "quorum_reached": _("Llega a haber quórum"),
        "correction": _("Acta anterior con correcciones"),
        "vote": _("Se vota"),
        "for": _("Votan a favor"),
        "against": _("Votan en contra"),
        "abstain": _("Se abstienen"),
        "unanimous": _("Unanimidad"),
        "spending": _("Mayoría de un gasto"),
        "tie": _("Empate y doble voto"),
        "excused": _("Se excusa por interés"),
        "money": _("Dinero"),
        "closing": _("Cierre"),
        "closing_unfinished": _("Cierre, si quedaron asuntos o se perdió el quórum"),
        "erratum": _("Fe de erratas"),
        "speaker": _("Quien hace uso de la palabra"),
        "attending": _("Asisten además"),
        "notice_salutation": _("Convocatoria: saludo"),
        "notice": _("Convocatoria: texto"),
        "notice_plain": _("Convocatoria: texto, sin norma"),
        "notice_quorum": _("Convocatoria: quórum y segundo llamado"),
        "notice_substitute": _("Convocatoria: suplentes"),
        "notice_absence": _("Convocatoria: quien no puede ir, sin suplentes"),
        "notice_end": _("Convocatoria: final"),
    }
